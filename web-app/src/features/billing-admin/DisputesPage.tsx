import { Card } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useDisputes } from './queries';
import { StateFilter } from './StateFilter';
import { texts } from './texts';
import { UserLink } from './UserLink';

export default function DisputesPage() {
  const t = useTexts(texts);
  const { date, dateTime, money } = useFormat();
  const [state, setState] = useState<keyof typeof t.disputes.states>('open');
  return (
    <Page lead={t.disputes.lead} width="wide">
      <StateFilter states={t.disputes.states} value={state} onChange={setState} />
      <Card>
        <DataTable
          caption={t.disputes.title}
          pages={useDisputes(state)}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.disputes.none} />}
          columns={[
            { header: t.date, cell: ({ createdAt }) => createdAt && date(createdAt) },
            { header: t.user, cell: ({ userId }) => (userId ? <UserLink id={userId} /> : t.disputes.erased) },
            { header: t.payment, cell: ({ transactionId }) => transactionId },
            { header: t.reason, cell: ({ reason }) => reason },
            { header: t.disputes.respondBy, cell: ({ respondBy }) => respondBy && dateTime(respondBy) },
            { header: t.amount, cell: ({ amount = 0, currency = '' }) => money(amount, currency), align: 'right' },
          ]}
        />
      </Card>
    </Page>
  );
}
