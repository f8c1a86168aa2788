import { Textarea } from '@mantine/core';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import AttachmentPicker from './AttachmentPicker';
import { useAttachments } from './attachments';
import { LONGEST_MESSAGE } from './limits';
import { isOver, useReply, type Ticket } from './queries';
import { texts } from './texts';
import { useMessageId } from './use-message-id';

/** Where the user writes to the team; what is over is opened again by it. */
export default function ReplyPanel({ ticket: { ticketId = '', status } }: { ticket: Ticket }) {
  const t = useTexts(texts);
  const reply = useReply(ticketId);
  const attachments = useAttachments();
  const [messageId, renew] = useMessageId();
  const form = useApiForm({
    initialValues: { message: '' },
    submit: ({ message }) => reply.mutateAsync({ message, attachments: attachments.ids, messageId }),
    onDone: () => {
      form.fields.reset();
      attachments.clear();
      renew();
      toast.success(t.sent);
    },
  });
  return (
    <Panel title={t.answer} lead={isOver(status) ? t.reopenLead : t.answerLead}>
      <ApiFormView form={form}>
        <Textarea
          label={t.message}
          required
          autosize
          minRows={4}
          maxRows={16}
          maxLength={LONGEST_MESSAGE}
          {...form.fields.getInputProps('message')}
        />
        <AttachmentPicker attachments={attachments} />
        <SubmitButton form={form} disabled={attachments.isUploading}>
          {t.send}
        </SubmitButton>
      </ApiFormView>
    </Panel>
  );
}
