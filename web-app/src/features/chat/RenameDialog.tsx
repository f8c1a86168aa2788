import { Modal, TextInput } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { rename, useConversationChanged } from './queries';
import { texts } from './texts';

export interface DialogProps {
  conversation: { conversationId?: string; title?: string; feedback?: { rating?: number; comment?: string } };
  onClose: () => void;
}

export default function RenameDialog({ conversation: { conversationId: id = '', title }, onClose }: DialogProps) {
  const t = useTexts(texts);
  const changed = useConversationChanged();
  const form = useApiForm({
    initialValues: { title: title ?? '' },
    submit: (values) => rename(id, values.title),
    onDone: async () => {
      await changed(id);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.renameTitle} closeButtonProps={{ 'aria-label': t.close }}>
      <ApiFormView form={form}>
        <TextInput label={t.title} maxLength={120} data-autofocus {...form.fields.getInputProps('title')} />
        <SubmitButton form={form}>{t.save}</SubmitButton>
      </ApiFormView>
    </Modal>
  );
}
