import { NumberInput, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { BILLING_KEY, digitsOf, toMajor, toMinor } from '../../shared/billing';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { askForRefund, type Transaction } from './queries';
import { texts } from './texts';

export interface RefundDialogProps {
  /** The payment; closed without one. */
  transaction: Transaction | undefined;
  /** What can still be paid back of it. */
  left: number;
  onClose: () => void;
}

export default function RefundDialog({ transaction, left, onClose }: RefundDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog isOpen={Boolean(transaction)} onClose={onClose} title={t.refundTitle}>
      {transaction && <RefundForm transaction={transaction} left={left} onClose={onClose} />}
    </Dialog>
  );
}

function RefundForm({ transaction, left, onClose }: RefundDialogProps & { transaction: Transaction }) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const queries = useQueryClient();
  const { transactionId = '', currency = '' } = transaction;
  const most = money(left, currency);
  const form = useApiForm({
    initialValues: { amount: toMajor(left, currency), reason: '' },
    validate: {
      amount: (value) => {
        const amount = toMinor(value, currency);
        return amount > 0 && amount <= left ? null : t.refundTooMuch(most);
      },
      reason: (reason) => (reason.trim() ? null : t.refundNoReason),
    },
    submit: ({ amount, reason }) =>
      askForRefund({ transactionId, amount: toMinor(amount, currency), reason: reason.trim() }),
    async onDone() {
      await queries.invalidateQueries({ queryKey: BILLING_KEY });
      toast.success(t.refundSent);
      onClose();
    },
  });
  return (
    <ApiFormView form={form}>
      <Text>{t.refundBody}</Text>
      <NumberInput
        label={t.refundAmount}
        description={t.refundLeft(most)}
        suffix={` ${currency.toUpperCase()}`}
        decimalScale={digitsOf(currency)}
        fixedDecimalScale
        hideControls
        {...form.fields.getInputProps('amount')}
      />
      <Textarea label={t.refundReason} autosize minRows={3} maxLength={1000} {...form.fields.getInputProps('reason')} />
      <SubmitButton form={form}>{t.refundSend}</SubmitButton>
    </ApiFormView>
  );
}
