import { Button, Card, Group } from '@mantine/core';
import { lazy, useState } from 'react';
import { OnDemand } from '../../shared/dialog';
import { useFormat } from '../../shared/format';
import { DataTable, type Column } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useRefundRequests, type RefundRequest } from './queries';
import { StateFilter } from './StateFilter';
import { texts } from './texts';
import { UserLink } from './UserLink';

const DecisionDialog = lazy(() => import('./DecisionDialog'));

export interface Decision {
  request: RefundRequest;
  kind: 'approve' | 'reject';
}

export default function RefundsPage() {
  const t = useTexts(texts);
  const { dateTime, money } = useFormat();
  const [state, setState] = useState<keyof typeof t.refunds.states>('requested');
  const [decision, setDecision] = useState<Decision>();
  const last: Column<RefundRequest> =
    state === 'requested'
      ? { header: t.actions, cell: (request) => <Decide request={request} onDecide={setDecision} /> }
      : { header: t.refunds.note, cell: ({ note }) => note };
  return (
    <Page lead={t.refunds.lead} width="wide">
      <StateFilter states={t.refunds.states} value={state} onChange={setState} />
      <Card>
        <DataTable
          caption={t.refunds.title}
          pages={useRefundRequests(state)}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.refunds.none} />}
          columns={[
            { header: t.date, cell: ({ createdAt }) => createdAt && dateTime(createdAt) },
            { header: t.user, cell: ({ userId }) => userId && <UserLink id={userId} /> },
            { header: t.payment, cell: ({ id, transactionId }) => <span data-refund={id}>{transactionId}</span> },
            { header: t.reason, cell: ({ reason }) => reason },
            { header: t.amount, cell: ({ amount = 0, currency = '' }) => money(amount, currency), align: 'right' },
            last,
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(decision)}>
        <DecisionDialog decision={decision} onClose={() => setDecision(undefined)} />
      </OnDemand>
    </Page>
  );
}

function Decide({ request, onDecide }: { request: RefundRequest; onDecide: (decision: Decision) => void }) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const amount = money(request.amount ?? 0, request.currency ?? '');
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="xs" aria-label={t.refunds.approveName(amount)} onClick={() => onDecide({ request, kind: 'approve' })}>
        {t.refunds.approve}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t.refunds.rejectName(amount)}
        onClick={() => onDecide({ request, kind: 'reject' })}
      >
        {t.refunds.reject}
      </Button>
    </Group>
  );
}
