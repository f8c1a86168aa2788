import { Button, Group, Text } from '@mantine/core';
import { IconHeart, IconHeartFilled } from '@tabler/icons-react';
import { lazy, Suspense, useState, type CSSProperties } from 'react';
import { useProblemText } from '../../shared/api';
import { ContentHtml, CountButton, ModeratorLinks, PersonName, ReportButton, usePersonName, VisibilityBadge, type Person } from '../../shared/community';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Community.module.css';
import { useDeleteComment, useLikeComment, type Comment } from './comment-queries';
import type { Post } from './queries';
import { texts } from './texts';

const CommentForm = lazy(() => import('./CommentForm'));

export interface CommentItemProps {
  comment: Comment;
  post: Post;
  people: readonly Person[];
}

/** A comment of a thread, or the place where one was. */
export function CommentItem({ comment, post, people }: CommentItemProps) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const [form, setForm] = useState<'reply' | 'edit'>();
  const { id, postId = '', depth = 0, state, author, html, content, createdAt, editedAt } = comment;
  const close = () => setForm(undefined);
  return (
    <li id={id} className={classes.comment} style={{ '--depth': depth } as CSSProperties}>
      <div>
        {html ? (
          <>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                <PersonName person={author} />
                {createdAt && `, ${dateTime(createdAt)}`}
                {editedAt && `, ${t.editedAt(dateTime(editedAt))}`}
              </Text>
              {state === 'deleted' ? <Text size="sm">{t.commentStates.deleted}</Text> : <VisibilityBadge visibility={state} />}
            </Group>
            {form === 'edit' ? (
              <Suspense fallback={<LoadingState height={200} />}>
                <CommentForm postId={postId} people={people} edited={comment} text={content ?? ''} onClose={close} />
              </Suspense>
            ) : (
              <ContentHtml html={html} />
            )}
            {state !== 'deleted' && !form && <Actions comment={comment} post={post} onForm={setForm} />}
          </>
        ) : (
          <Text c="dimmed" fs="italic">
            {t.commentStates[state ?? 'deleted']}
          </Text>
        )}
        {form === 'reply' && (
          <Suspense fallback={<LoadingState height={200} />}>
            <CommentForm postId={postId} people={people} replyTo={id} onClose={close} />
          </Suspense>
        )}
      </div>
    </li>
  );
}

interface ActionProps {
  comment: Comment;
  post: Post;
  onForm: (form: 'reply' | 'edit') => void;
}

function Actions({ comment, post, onForm }: ActionProps) {
  const t = useTexts(texts);
  const nameOf = usePersonName();
  const { user } = useSession();
  const like = useLikeComment(comment);
  const { id = '', author, likeCount = 0, liked = false } = comment;
  const isOwn = Boolean(user) && author?.id === user?.id;
  const Heart = liked ? IconHeartFilled : IconHeart;
  return (
    <Group gap="xs" mt="xs">
      <CountButton
        label={t.likeComment(nameOf(author))}
        icon={<Heart size={16} aria-hidden />}
        count={likeCount}
        isOn={liked}
        isOwn={isOwn}
        onChange={(on) => like.mutateAsync(on)}
      />
      {user && !post.locked && (
        <Button variant="subtle" size="compact-sm" onClick={() => onForm('reply')}>
          {t.reply}
        </Button>
      )}
      {isOwn && <OwnActions comment={comment} onEdit={() => onForm('edit')} />}
      {!isOwn && user && <ReportButton kind="comment" id={id} />}
      <ModeratorLinks kind="comment" id={id} author={author} />
    </Group>
  );
}

function OwnActions({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useDeleteComment(comment);
  const ask = async () => {
    const question = { title: t.deleteCommentTitle, body: t.deleteCommentBody, confirm: t.delete, cancel: t.cancel, danger: true };
    if (await confirm(question)) remove.mutate(undefined, { onError: (error) => toast.error(say(error)) });
  };
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={onEdit}>
        {t.edit}
      </Button>
      <Button variant="subtle" size="compact-sm" loading={remove.isPending} onClick={() => void ask()}>
        {t.delete}
      </Button>
    </>
  );
}
