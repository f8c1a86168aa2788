import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { useSession } from '../../shared/session';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { useRefundRequests } from './queries';
import { texts } from './texts';

/** The user's requests; absent while there are none. */
export function RefundSection() {
  const t = useTexts(texts);
  const { date, money } = useFormat();
  const { user } = useSession();
  const pages = useRefundRequests();
  // To an admin the API lists everybody's.
  const own = pages.data?.filter(({ userId }) => userId === user?.id);
  if (!own?.length) return null;
  return (
    <Panel title={t.refundRequests}>
      <DataTable
        caption={t.refundTable}
        pages={{ ...pages, data: own }}
        rowKey={({ id = '' }) => id}
        empty={null}
        columns={[
          { header: t.date, cell: ({ createdAt }) => createdAt && date(createdAt) },
          { header: t.reason, cell: ({ reason }) => reason },
          { header: t.status, cell: ({ status = 'requested' }) => <span data-refund={status}>{t.refundStates[status]}</span> },
          { header: t.answer, cell: ({ note }) => note },
          { header: t.amount, cell: ({ amount = 0, currency = '' }) => money(amount, currency), align: 'right' },
        ]}
      />
    </Panel>
  );
}
