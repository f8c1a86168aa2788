import { Card } from '@mantine/core';
import { COMMUNITY, communityTexts } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useLog } from './queries';
import { texts } from './texts';

export default function LogPage() {
  const t = useTexts(texts);
  const { reasons, ...community } = useTexts(communityTexts);
  const { dateTime } = useFormat();
  return (
    <Page lead={t.logLead} back={{ to: COMMUNITY, label: community.community }}>
      <Card>
        <DataTable
          caption={t.log}
          pages={useLog()}
          rowKey={({ at = '', act = '', kind = '', reason = '' }) => `${at} ${act} ${kind} ${reason}`}
          columns={[
            { header: t.at, cell: ({ at }) => at && dateTime(at) },
            { header: t.what, cell: ({ act }) => act && t.did[act] },
            { header: t.kind, cell: ({ kind }) => kind && t.kinds[kind] },
            { header: t.reason, cell: ({ reason }) => reason && reasons[reason] },
            { header: t.by, cell: ({ role }) => role && t.roles[role] },
          ]}
          empty={<EmptyState title={t.emptyLog}>{t.emptyLogBody}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
