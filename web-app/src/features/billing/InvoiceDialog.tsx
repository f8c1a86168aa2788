import { Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { useFormat } from '../../shared/format';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AmountTable } from './AmountTable';
import { PdfButton } from './PdfButton';
import { useInvoice, type Transaction } from './queries';
import { texts } from './texts';

type Invoice = NonNullable<ReturnType<typeof useInvoice>['data']>;

/** The invoice of a payment; closed without one. */
export default function InvoiceDialog({ transaction, onClose }: { transaction: Transaction | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const id = transaction?.transactionId ?? '';
  const number = transaction?.number ?? id;
  return (
    <Dialog isOpen={Boolean(transaction)} onClose={onClose} title={t.invoiceTitle(number)} size="lg">
      {transaction && <InvoiceBody id={id} number={number} />}
    </Dialog>
  );
}

function InvoiceBody({ id, number }: { id: string; number: string }) {
  const t = useTexts(texts);
  return (
    <Loaded query={useInvoice(id)} loading={<Skeleton height={360} />}>
      {(invoice) => (
        <Stack>
          <Parties invoice={invoice} />
          <Lines invoice={invoice} />
          <Group justify="flex-end">
            <PdfButton id={id} number={number}>
              {t.downloadPdf}
            </PdfButton>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

function Parties({ invoice: { seller, buyer, createdAt, paidAt } }: { invoice: Invoice }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const parts: [string, (string | undefined)[]][] = [
    [t.seller, [seller?.name, ...(seller?.address ?? []), seller?.taxId, seller?.email]],
    [t.buyer, [buyer?.name, ...(buyer?.address ?? []), buyer?.email]],
    [t.issued, [createdAt && date(createdAt)]],
    [t.paidOn, [paidAt && date(paidAt)]],
  ];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {parts.map(([label, lines]) => (
        <div key={label}>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          {lines.filter(Boolean).map((line) => (
            <Text key={line} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Text>
          ))}
        </div>
      ))}
    </SimpleGrid>
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { currency = '', lines = [], subtotal = 0, discount = 0, tax = 0, includedTax = 0, total = 0 } = invoice;
  const sums: [string, number, boolean][] = [
    [t.subtotal, subtotal, true],
    [t.discount, -discount, discount > 0],
    [t.tax, tax - includedTax, tax > includedTax],
    [t.total, total, true],
    [t.includedTax, includedTax, includedTax > 0],
    ...(invoice.refunds ?? []).map(
      ({ amount = 0, createdAt = '' }): [string, number, boolean] => [t.refunded(date(createdAt)), -amount, true],
    ),
    ...(invoice.creditNotes ?? []).map(
      ({ amount = 0, number = '' }): [string, number, boolean] => [t.creditNote(number), -amount, true],
    ),
  ];
  return (
    <AmountTable
      caption={t.invoiceLines}
      currency={currency}
      lines={lines}
      sums={sums.filter(([, , isShown]) => isShown).map(([label, amount]) => [label, amount])}
    />
  );
}
