import { Button, Group, TextInput } from '@mantine/core';
import { MarkdownInput } from '../../shared/community/MarkdownInput';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE } from './limits';
import { useEditSuggestion, type Suggestion } from './queries';
import { texts } from './texts';

/** What its author writes instead. */
export default function EditForm({ suggestion, onClose }: { suggestion: Suggestion; onClose: () => void }) {
  const t = useTexts(texts);
  const { id = '', title = '', description = '', version = 0 } = suggestion;
  const edit = useEditSuggestion(id);
  const form = useApiForm({
    // The version that was read, whatever is read meanwhile.
    initialValues: { title, description, version },
    submit: (values) => edit.mutateAsync(values),
    onDone: ({ visibility }) => {
      toast.success(visibility === 'held' ? t.held : t.saved);
      onClose();
    },
  });
  return (
    <ApiFormView form={form}>
      <TextInput label={t.title} required autoFocus maxLength={LONGEST_TITLE} {...form.fields.getInputProps('title')} />
      <MarkdownInput form={form} name="description" label={t.description} maxLength={LONGEST_DESCRIPTION} />
      <Group>
        <SubmitButton form={form}>{t.save}</SubmitButton>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}
