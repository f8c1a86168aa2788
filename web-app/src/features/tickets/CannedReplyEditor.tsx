import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { idOf, type Edited } from './canned';
import { LONGEST_CANNED_TITLE, LONGEST_MESSAGE } from './limits';
import { useSaveCanned } from './team-queries';
import { texts } from './texts';

export default function CannedReplyEditor({ edited, onDone }: { edited: Edited; onDone: () => void }) {
  const t = useTexts(texts);
  const save = useSaveCanned(idOf(edited));
  const { title = '', text = '' } = edited === 'new' ? {} : edited;
  const form = useApiForm({
    initialValues: { title, text },
    submit: (values) => save.mutateAsync(values),
    onDone: () => {
      toast.success(t.cannedSaved);
      onDone();
    },
  });
  const { getInputProps } = form.fields;
  return (
    <Panel title={edited === 'new' ? t.addCanned : t.editing}>
      <ApiFormView form={form}>
        <TextInput label={t.cannedTitle} required autoFocus maxLength={LONGEST_CANNED_TITLE} {...getInputProps('title')} />
        <Textarea label={t.cannedText} required autosize minRows={5} maxRows={18} maxLength={LONGEST_MESSAGE} {...getInputProps('text')} />
        <Group>
          <SubmitButton form={form}>{t.save}</SubmitButton>
          <Button variant="default" onClick={onDone}>
            {t.cancel}
          </Button>
        </Group>
      </ApiFormView>
    </Panel>
  );
}
