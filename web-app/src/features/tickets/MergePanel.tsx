import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { teamTicketPath } from './paths';
import { CHANGED } from './team-queries';
import type { ActionProps } from './TeamReplyPanel';
import { texts } from './texts';

/** Puts a ticket into another one, after a question. */
export default function MergePanel({ ticket: { version = 0 }, actions }: ActionProps) {
  const t = useTexts(texts);
  const go = useNavigate();
  const form = useApiForm({
    initialValues: { into: '' },
    validate: { into: (value) => (value.trim() ? null : t.intoMissing) },
    submit: async ({ into }) => {
      const other = into.trim().toUpperCase();
      const question = { title: t.mergeTitle, body: t.mergeBody(other), confirm: t.merge, cancel: t.cancel, danger: true };
      if (!(await confirm(question))) return undefined;
      await actions.merge(version, other);
      return other;
    },
    onDone: (other) => {
      if (!other) return;
      toast.success(t.mergeDone);
      return go(teamTicketPath(other));
    },
    problemText: ({ code }) => (code === CHANGED ? t.collision : code === 'not_found' ? t.mergeMissing : undefined),
  });
  return (
    <Panel title={t.merge} lead={t.mergeLead}>
      <ApiFormView form={form}>
        <TextInput label={t.mergeInto} description={t.mergeHint} required maxLength={20} {...form.fields.getInputProps('into')} />
        <SubmitButton form={form} variant="default">
          {t.merge}
        </SubmitButton>
      </ApiFormView>
    </Panel>
  );
}
