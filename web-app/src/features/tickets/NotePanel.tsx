import { Textarea } from '@mantine/core';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { LONGEST_MESSAGE } from './limits';
import type { TeamActions } from './team-queries';
import { texts } from './texts';

/** Where the team writes to itself. */
export default function NotePanel({ actions }: { actions: TeamActions }) {
  const t = useTexts(texts);
  const form = useApiForm({
    initialValues: { note: '' },
    submit: ({ note }) => actions.note(note),
    onDone: () => {
      form.fields.reset();
      toast.success(t.noteAdded);
    },
  });
  return (
    <Panel title={t.note} lead={t.noteHint}>
      <ApiFormView form={form}>
        <Textarea
          label={t.note}
          required
          autosize
          minRows={3}
          maxRows={12}
          maxLength={LONGEST_MESSAGE}
          {...form.fields.getInputProps('note')}
        />
        <SubmitButton form={form} variant="default">
          {t.addNote}
        </SubmitButton>
      </ApiFormView>
    </Panel>
  );
}
