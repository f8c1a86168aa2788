import { NativeSelect, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { AttachmentPicker } from './AttachmentPicker';
import { useAttachments } from './attachments';
import { LONGEST_MESSAGE } from './limits';
import { optionsOf } from './options';
import type { Status } from './queries';
import { CHANGED, useCannedReplies, type TeamActions, type TeamTicket } from './team-queries';
import { texts } from './texts';
import { useMessageId } from './use-message-id';

export interface ActionProps {
  ticket: TeamTicket;
  actions: TeamActions;
}

/** Where the team writes to the user. */
export function TeamReplyPanel({ ticket: { version = 0 }, actions }: ActionProps) {
  const t = useTexts(texts);
  const attachments = useAttachments();
  const [messageId, renew] = useMessageId();
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useApiForm({
    initialValues: { message: '', status: '' as Status | '' },
    submit: ({ message, status }) =>
      actions.reply({ message, status: status || undefined, attachments: attachments.ids, messageId, version }),
    onDone: () => {
      form.fields.reset();
      attachments.clear();
      renew();
      toast.success(t.replySent);
    },
    problemText: ({ code }) => (code === CHANGED ? t.tooFast : undefined),
  });
  const { getInputProps, values, setFieldValue } = form.fields;
  /** Where the cursor is. */
  const insert = (text: string) => {
    const { selectionStart, selectionEnd } = area.current ?? { selectionStart: values.message.length, selectionEnd: values.message.length };
    setFieldValue('message', values.message.slice(0, selectionStart) + text + values.message.slice(selectionEnd));
    area.current?.focus();
  };
  return (
    <Panel title={t.reply} lead={t.replyLead}>
      <ApiFormView form={form}>
        <CannedSelect onChoose={insert} />
        <Textarea
          ref={area}
          label={t.message}
          required
          autosize
          minRows={5}
          maxRows={18}
          maxLength={LONGEST_MESSAGE}
          {...getInputProps('message')}
        />
        <AttachmentPicker attachments={attachments} />
        <NativeSelect
          label={t.statusAfter}
          data={[{ value: '', label: t.statusAsUsual }, ...optionsOf(t.statuses)]}
          {...getInputProps('status')}
        />
        <SubmitButton form={form} disabled={attachments.isUploading}>
          {t.send}
        </SubmitButton>
      </ApiFormView>
    </Panel>
  );
}

function CannedSelect({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useTexts(texts);
  const { data: replies = [] } = useCannedReplies();
  if (replies.length === 0) return null;
  return (
    <NativeSelect
      label={t.insertCanned}
      value=""
      onChange={({ currentTarget }) => {
        const text = replies.find(({ id }) => id === currentTarget.value)?.text;
        if (text) onChoose(text);
      }}
      data={[{ value: '', label: t.chooseCanned }, ...replies.map(({ id = '', title = '' }) => ({ value: id, label: title }))]}
    />
  );
}
