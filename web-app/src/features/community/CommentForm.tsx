import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { MarkdownInput } from '../../shared/community/MarkdownInput';
import type { Person } from '../../shared/community';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { useAddComment, useEditComment, type Comment } from './comment-queries';
import { LONGEST_COMMENT } from './limits';
import { texts } from './texts';

export interface CommentFormProps {
  postId: string;
  people: readonly Person[];
  /** What it answers; without, it begins a thread. */
  replyTo?: string | undefined;
  /** The comment that is changed. */
  edited?: Comment;
  text?: string;
  /** Absent where the form stays. */
  onClose?: () => void;
}

export default function CommentForm({ postId, people, replyTo, edited, text = '', onClose }: CommentFormProps) {
  const t = useTexts(texts);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const add = useAddComment(postId);
  const edit = useEditComment(edited ?? {});
  const form = useApiForm({
    initialValues: { content: text },
    submit: ({ content }) => (edited ? edit.mutateAsync(content) : add.mutateAsync({ content, replyTo, clientId })),
    onDone: ({ state }) => {
      form.fields.reset();
      setClientId(crypto.randomUUID());
      if (state === 'held') toast.success(t.commentHeld);
      onClose?.();
    },
  });
  const label = edited ? t.editComment : replyTo ? t.yourReply : t.yourComment;
  return (
    <div style={{ marginTop: '1rem' }}>
      <ApiFormView form={form}>
        <MarkdownInput form={form} name="content" label={label} maxLength={LONGEST_COMMENT} people={people} autoFocus={Boolean(onClose)} />
        <Group>
          <SubmitButton form={form}>{edited ? t.save : t.comment}</SubmitButton>
          {onClose && (
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
          )}
        </Group>
      </ApiFormView>
    </div>
  );
}
