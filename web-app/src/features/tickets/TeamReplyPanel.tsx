import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import AttachmentPicker from './AttachmentPicker';
import { useAttachments } from './attachments';
import { LONGEST_MESSAGE } from './limits';
import { optionsOf } from './options';
import type { Status } from './queries';
import { CHANGED, useCannedReplies, type TeamActions, type TeamTicket } from './team-queries';
import { texts } from './texts';
import { useMessageId } from './use-message-id';

const EMPTY: { message: string; status: Status | '' } = { message: '', status: '' };

export interface ActionProps {
  ticket: TeamTicket;
  actions: TeamActions;
}

/** Where the team writes to the user. */
export default function TeamReplyPanel({ ticket: { version = 0 }, actions }: ActionProps) {
  const t = useTexts(texts);
  const attachments = useAttachments();
  const [messageId, renew] = useMessageId();
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useApiForm({
    initialValues: EMPTY,
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
  /** Puts it where the cursor is. */
  const insert = (text: string) => {
    const { message } = values;
    const { selectionStart: from = message.length, selectionEnd: to = message.length } = area.current ?? {};
    setFieldValue('message', message.slice(0, from) + text + message.slice(to));
    area.current?.focus();
  };
  return (
    <Panel title={t.reply} lead={t.replyLead}>
      <ApiFormView form={form}>
        <CannedSelect onInsert={insert} />
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

function CannedSelect({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTexts(texts);
  const { data: replies = [] } = useCannedReplies();
  const [id, setId] = useState('');
  if (replies.length === 0) return null;
  const text = replies.find((reply) => reply.id === id)?.text;
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t.canned}
        flex={1}
        miw={180}
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
        data={[{ value: '', label: t.chooseCanned }, ...replies.map((reply) => ({ value: reply.id ?? '', label: reply.title ?? '' }))]}
      />
      <Button variant="default" disabled={!text} onClick={() => onInsert(text ?? '')}>
        {t.insertCanned}
      </Button>
    </Group>
  );
}
