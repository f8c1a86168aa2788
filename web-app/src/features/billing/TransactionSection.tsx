import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { OnDemand } from '../../shared/dialog';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { download } from './download';
import { PdfButton } from './PdfButton';
import { loadCsv, useTransactions, type Transaction, type TransactionFilter } from './queries';
import { texts } from './texts';

const TransactionFilterForm = lazy(() => import('./TransactionFilterForm'));
const InvoiceDialog = lazy(() => import('./InvoiceDialog'));
const RefundDialog = lazy(() => import('./RefundDialog'));

const isPayment = ({ type }: Transaction): boolean => type === 'purchase' || type === 'renewal';

const leftOf = ({ amount = 0, amountRefunded = 0 }: Transaction): number => amount - amountRefunded;

const isRefundable = (one: Transaction): boolean =>
  isPayment(one) && (one.status === 'paid' || one.status === 'partially_refunded') && leftOf(one) > 0;

export function TransactionSection() {
  const t = useTexts(texts);
  const { date } = useFormat();
  const [filter, setFilter] = useState<TransactionFilter>({ type: '', from: '', to: '' });
  const [isFiltering, setFiltering] = useState(false);
  const [shown, setShown] = useState<Transaction>();
  const [refunded, setRefunded] = useState<Transaction>();
  return (
    <Panel
      title={t.transactions}
      actions={
        <>
          {!isFiltering && (
            <Button variant="default" onClick={() => setFiltering(true)}>
              {t.filter}
            </Button>
          )}
          <CsvButton filter={filter} />
        </>
      }
    >
      <Stack>
        <OnDemand isWanted={isFiltering}>
          <TransactionFilterForm filter={filter} onChange={setFilter} />
        </OnDemand>
        <DataTable
          caption={t.transactionTable}
          pages={useTransactions(filter)}
          rowKey={({ transactionId = '' }) => transactionId}
          empty={<EmptyState title={t.noTransactions}>{t.noTransactionsBody}</EmptyState>}
          columns={[
            { header: t.date, cell: ({ createdAt }) => createdAt && date(createdAt) },
            { header: t.what, cell: (one) => <What transaction={one} /> },
            { header: t.status, cell: (one) => <State transaction={one} /> },
            { header: t.amount, cell: (one) => <Amount transaction={one} />, align: 'right' },
            {
              header: t.more,
              cell: (one) => <Actions transaction={one} onShow={() => setShown(one)} onRefund={() => setRefunded(one)} />,
            },
          ]}
        />
      </Stack>
      <OnDemand isWanted={Boolean(shown)}>
        <InvoiceDialog transaction={shown} onClose={() => setShown(undefined)} />
      </OnDemand>
      <OnDemand isWanted={Boolean(refunded)}>
        <RefundDialog transaction={refunded} left={refunded ? leftOf(refunded) : 0} onClose={() => setRefunded(undefined)} />
      </OnDemand>
    </Panel>
  );
}

function CsvButton({ filter }: { filter: TransactionFilter }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const csv = useMutation({
    mutationFn: () => loadCsv(filter),
    onSuccess: (file) => download(file, t.csvName),
    onError: (error) => toast.error(say(error)),
  });
  return (
    <Button variant="default" loading={csv.isPending} onClick={() => csv.mutate()}>
      {t.csv}
    </Button>
  );
}

function What({ transaction }: { transaction: Transaction }) {
  const t = useTexts(texts);
  const { type = 'purchase', item, number } = transaction;
  return (
    <div data-transaction={transaction.transactionId} data-type={type}>
      {item?.name}
      <Text size="sm" c="dimmed">
        {[t.types[type], number].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function State({ transaction: { type, status = 'pending' } }: { transaction: Transaction }) {
  const t = useTexts(texts);
  const ofDispute: Readonly<Record<string, string>> = t.disputes;
  return <>{(type === 'dispute' ? ofDispute[status] : undefined) ?? t.statuses[status]}</>;
}

/** What comes back to the payer has a minus. */
function Amount({ transaction }: { transaction: Transaction }) {
  const { money } = useFormat();
  const { amount = 0, currency = '' } = transaction;
  return <>{money(isPayment(transaction) ? amount : -amount, currency)}</>;
}

function Actions({ transaction, onShow, onRefund }: { transaction: Transaction; onShow: () => void; onRefund: () => void }) {
  const t = useTexts(texts);
  if (!isPayment(transaction)) return null;
  const { transactionId = '', number = transactionId } = transaction;
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="xs" variant="default" aria-label={t.viewName(number)} onClick={onShow}>
        {t.view}
      </Button>
      <PdfButton id={transactionId} number={number} />
      {isRefundable(transaction) && (
        <Button size="xs" variant="default" aria-label={t.refundName(number)} onClick={onRefund}>
          {t.refund}
        </Button>
      )}
    </Group>
  );
}
