import { Input, Modal, Rating, Textarea } from '@mantine/core';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { rateConversation, useConversationChanged } from './queries';
import type { DialogProps } from './RenameDialog';
import { texts } from './texts';

export default function RateDialog({ conversation: { conversationId: id = '', feedback }, onClose }: DialogProps) {
  const t = useTexts(texts);
  const changed = useConversationChanged();
  const form = useApiForm({
    initialValues: { rating: feedback?.rating ?? 0, comment: feedback?.comment ?? '' },
    submit: ({ rating, comment }) => rateConversation(id, { rating: rating || undefined, comment: comment.trim() || undefined }),
    onDone: async () => {
      await changed(id);
      toast.success(t.rated);
      onClose();
    },
  });
  const { value, onChange, error } = form.fields.getInputProps('rating') as {
    value: number;
    onChange: (rating: number) => void;
    error?: string;
  };
  return (
    <Modal opened onClose={onClose} title={t.rateTitle} closeButtonProps={{ 'aria-label': t.close }}>
      <ApiFormView form={form}>
        <Input.Wrapper label={t.rating} error={error}>
          <Rating size="xl" value={value} onChange={onChange} getSymbolLabel={(stars) => t.stars(String(stars))} />
        </Input.Wrapper>
        <Textarea label={t.comment} autosize minRows={2} maxRows={6} maxLength={2_000} {...form.fields.getInputProps('comment')} />
        <SubmitButton form={form}>{t.rate}</SubmitButton>
      </ApiFormView>
    </Modal>
  );
}
