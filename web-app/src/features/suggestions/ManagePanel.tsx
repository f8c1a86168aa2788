import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { suggestionPath } from '../../shared/community';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { STATUSES, useMerge, useSetStatus, type Suggestion } from './queries';
import { texts } from './texts';

const LONGEST_NOTE = 1_000;
const LONGEST_ID = 64;

/** What moderators do with a suggestion. */
export default function ManagePanel({ suggestion }: { suggestion: Suggestion }) {
  const t = useTexts(texts);
  return (
    <Panel title={t.manage}>
      <Stack gap="xl">
        <StatusForm suggestion={suggestion} />
        <MergeForm id={suggestion.id ?? ''} />
      </Stack>
    </Panel>
  );
}

function StatusForm({ suggestion: { id = '', status = 'open', note } }: { suggestion: Suggestion }) {
  const t = useTexts(texts);
  const set = useSetStatus(id);
  const form = useApiForm({
    initialValues: { status, note: note ?? '' },
    submit: (values) => set.mutateAsync({ status: values.status, note: values.note || undefined }),
    onDone: () => toast.success(t.statusSet),
  });
  return (
    <ApiFormView form={form}>
      <NativeSelect label={t.status} data={STATUSES.map((value) => ({ value, label: t.statuses[value] }))} {...form.fields.getInputProps('status')} />
      <Textarea label={t.note} description={t.noteHint} autosize minRows={2} maxRows={8} maxLength={LONGEST_NOTE} {...form.fields.getInputProps('note')} />
      <SubmitButton form={form}>{t.setStatus}</SubmitButton>
    </ApiFormView>
  );
}

function MergeForm({ id }: { id: string }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const merge = useMerge(id);
  const form = useApiForm({
    initialValues: { into: '' },
    submit: async ({ into }) => {
      const question = { title: t.mergeTitle, body: t.mergeBody, confirm: t.mergeIt, cancel: t.cancel, danger: true };
      return (await confirm(question)) ? merge.mutateAsync(into.trim()) : undefined;
    },
    onDone: (merged) => {
      if (!merged) return;
      toast.success(t.mergeDone);
      return go(suggestionPath(merged.mergedInto ?? id));
    },
  });
  return (
    <ApiFormView form={form}>
      <TextInput label={t.mergeId} description={t.mergeHint} required maxLength={LONGEST_ID} {...form.fields.getInputProps('into')} />
      <SubmitButton form={form} variant="default">
        {t.merge}
      </SubmitButton>
    </ApiFormView>
  );
}
