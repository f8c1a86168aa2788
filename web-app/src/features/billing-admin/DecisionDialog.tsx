import { Checkbox, Text, Textarea } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { approveRefund, rejectRefund, type RefundRequest } from './queries';
import type { Decision } from './RefundsPage';
import { texts } from './texts';
import { useDone } from './use-done';

const MAX_NOTE = 1_000;

export default function DecisionDialog({ decision, onClose }: { decision: Decision | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const Form = decision?.kind === 'reject' ? RejectForm : ApproveForm;
  return (
    <Dialog
      isOpen={Boolean(decision)}
      onClose={onClose}
      title={decision?.kind === 'reject' ? t.refunds.rejectTitle : t.refunds.approveTitle}
    >
      {decision && <Form request={decision.request} onClose={onClose} />}
    </Dialog>
  );
}

interface FormProps {
  request: RefundRequest;
  onClose: () => void;
}

function ApproveForm({ request, onClose }: FormProps) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const done = useDone(onClose);
  const form = useApiForm({
    initialValues: { note: '', endSubscription: false },
    submit: ({ note, endSubscription }) =>
      approveRefund(request.id ?? '', { note: note.trim() || undefined, endSubscription }),
    onDone: () => done(t.refunds.approved),
  });
  return (
    <ApiFormView form={form}>
      <Text>{request.reason}</Text>
      <Textarea
        label={t.refunds.approveNote}
        description={t.refunds.approveNoteHint}
        autosize
        minRows={2}
        maxLength={MAX_NOTE}
        {...form.fields.getInputProps('note')}
      />
      <Checkbox
        label={t.refunds.endSubscription}
        description={t.refunds.endSubscriptionHint}
        {...form.fields.getInputProps('endSubscription', { type: 'checkbox' })}
      />
      <SubmitButton form={form}>{t.refunds.approveDo(money(request.amount ?? 0, request.currency ?? ''))}</SubmitButton>
    </ApiFormView>
  );
}

function RejectForm({ request, onClose }: FormProps) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const form = useApiForm({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim() ? null : t.refunds.rejectNoNote) },
    submit: ({ note }) => rejectRefund(request.id ?? '', note.trim()),
    onDone: () => done(t.refunds.rejected),
  });
  return (
    <ApiFormView form={form}>
      <Text>{request.reason}</Text>
      <Textarea
        label={t.refunds.rejectNote}
        autosize
        minRows={2}
        maxLength={MAX_NOTE}
        {...form.fields.getInputProps('note')}
      />
      <SubmitButton form={form} color="red.8">
        {t.refunds.rejectDo}
      </SubmitButton>
    </ApiFormView>
  );
}
