import { Alert, Button, NativeSelect, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { loginPath, postPath, type Person } from '../../shared/community';
import { MoreButton } from '../../shared/list/MoreButton';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Community.module.css';
import { CommentItem } from './CommentItem';
import { useMoreReplies, useThreads, type Comment, type Thread, type ThreadSort } from './comment-queries';
import { optionsOf } from './options';
import type { Post } from './queries';
import { texts } from './texts';

const CommentForm = lazy(() => import('./CommentForm'));

/** The threads of a post, and where one is begun. */
export default function Comments({ post }: { post: Post }) {
  const t = useTexts(texts);
  const [sort, setSort] = useState<ThreadSort>('oldest');
  const threads = useThreads(post.id ?? '', sort);
  const people = participants(post, threads.data ?? []);
  const order = (
    <NativeSelect
      aria-label={t.order}
      value={sort}
      onChange={({ currentTarget }) => setSort(currentTarget.value as ThreadSort)}
      data={optionsOf(t.sorts)}
    />
  );
  return (
    <Panel title={t.commentsTitle} actions={order}>
      <Loaded query={threads} loading={<LoadingState height={200} />}>
        {(items) => (
          <>
            {items.length === 0 && <Text c="dimmed">{t.noComments}</Text>}
            <ol className={classes.thread} aria-live="polite">
              {items.map((thread) => (
                <ThreadItems key={thread.comment?.id} thread={thread} post={post} people={people} />
              ))}
            </ol>
            <MoreButton pages={threads} />
          </>
        )}
      </Loaded>
      <Begin post={post} people={people} />
    </Panel>
  );
}

interface ThreadProps {
  post: Post;
  people: readonly Person[];
}

function ThreadItems({ thread: { comment, replies }, ...of }: ThreadProps & { thread: Thread }) {
  const { items = [], next } = replies ?? {};
  const first = next ? new URL(next, location.origin).searchParams.get('after') : undefined;
  return (
    <>
      {comment && <CommentItem comment={comment} {...of} />}
      {items.map((reply) => (
        <CommentItem key={reply.id} comment={reply} {...of} />
      ))}
      {first && <MoreReplies key={first} rootId={comment?.id ?? ''} first={first} {...of} />}
    </>
  );
}

function MoreReplies({ rootId, first, ...of }: ThreadProps & { rootId: string; first: string }) {
  const t = useTexts(texts);
  const [isWanted, setWanted] = useState(false);
  const replies = useMoreReplies(of.post.id ?? '', rootId, first, isWanted);
  if (!isWanted) {
    return (
      <li>
        <Button variant="subtle" size="compact-sm" onClick={() => setWanted(true)}>
          {t.moreReplies}
        </Button>
      </li>
    );
  }
  return (
    <>
      {replies.data?.map((reply) => (
        <CommentItem key={reply.id} comment={reply} {...of} />
      ))}
      {(replies.hasMore || !replies.data) && (
        <li>
          {replies.data ? <MoreButton pages={replies} /> : <Loaded query={replies}>{() => null}</Loaded>}
        </li>
      )}
    </>
  );
}

function Begin({ post, people }: ThreadProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  if (post.locked) {
    return (
      <Alert variant="outline" mt="md">
        {t.lockedBody}
      </Alert>
    );
  }
  if (!user) {
    return (
      <Button component={Link} to={loginPath(postPath(post.id))} variant="default" mt="md">
        {t.signInToComment}
      </Button>
    );
  }
  return (
    <Suspense fallback={<LoadingState height={240} />}>
      <CommentForm postId={post.id ?? ''} people={people} />
    </Suspense>
  );
}

/** Who can be mentioned: who has written here, each once. */
function participants(post: Post, threads: readonly Thread[]): Person[] {
  const all = new Map<string, Person>();
  const add = ({ author }: Pick<Comment, 'author'>) => {
    if (author?.id) all.set(author.id, author);
  };
  add(post);
  for (const { comment, replies } of threads) for (const one of [comment, ...(replies?.items ?? [])]) if (one) add(one);
  return [...all.values()];
}
