import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import AttachmentPicker from './AttachmentPicker';
import { useAttachments } from './attachments';
import { LONGEST_MESSAGE, LONGEST_SUBJECT } from './limits';
import { optionsOf } from './options';
import { ticketPath } from './paths';
import { useOpenTicket, type NewTicket } from './queries';
import { RelatedArticles } from './RelatedArticles';
import { texts } from './texts';

const EMPTY: Omit<NewTicket, 'attachments'> = { subject: '', category: 'technical', priority: 'medium', description: '' };

/** What is asked, with its files; related articles are offered meanwhile. */
export default function TicketForm() {
  const t = useTexts(texts);
  const go = useNavigate();
  const open = useOpenTicket();
  const attachments = useAttachments();
  const form = useApiForm({
    initialValues: EMPTY,
    submit: (values) => open.mutateAsync({ ...values, attachments: attachments.ids }),
    onDone: ({ ticketId }) => {
      toast.success(t.opened);
      return go(ticketPath(ticketId));
    },
  });
  const { getInputProps, values } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.subject} description={t.subjectHint} required maxLength={LONGEST_SUBJECT} {...getInputProps('subject')} />
      <RelatedArticles subject={values.subject} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label={t.category} data={optionsOf(t.categories)} {...getInputProps('category')} />
        <NativeSelect label={t.priority} data={optionsOf(t.priorities)} {...getInputProps('priority')} />
      </SimpleGrid>
      <Textarea
        label={t.description}
        description={t.descriptionHint}
        required
        autosize
        minRows={6}
        maxRows={18}
        maxLength={LONGEST_MESSAGE}
        {...getInputProps('description')}
      />
      <AttachmentPicker attachments={attachments} />
      <SubmitButton form={form} disabled={attachments.isUploading}>
        {t.create}
      </SubmitButton>
    </ApiFormView>
  );
}
