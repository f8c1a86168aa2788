import { NativeSelect, Textarea } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../form';
import { useTexts } from '../texts';
import { useReport, type Reason } from './queries';
import type { ReportProps } from './ReportButton';
import { texts } from './texts';

const LONGEST_NOTE = 1_000;
const SPAM: Reason = 'spam';

export function ReportForm({ kind, id, onDone }: ReportProps & { onDone: () => unknown }) {
  const t = useTexts(texts);
  const report = useReport(kind, id);
  const form = useApiForm({
    initialValues: { reason: SPAM, note: '' },
    submit: ({ reason, note }) => report.mutateAsync({ reason, note: note || undefined }),
    onDone,
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <NativeSelect
        label={t.reason}
        data={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
        {...getInputProps('reason')}
      />
      <Textarea label={t.note} description={t.noteHint} autosize minRows={3} maxRows={8} maxLength={LONGEST_NOTE} {...getInputProps('note')} />
      <SubmitButton form={form}>{t.send}</SubmitButton>
    </ApiFormView>
  );
}
