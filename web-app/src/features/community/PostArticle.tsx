import { Alert, Badge, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHeart, IconHeartFilled, IconLock } from '@tabler/icons-react';
import { lazy } from 'react';
import { Link, useNavigate } from 'react-router';
import { useProblemText } from '../../shared/api';
import { ContentHtml, CountButton, ModeratorLinks, OWN_CONTENT, PersonName, ReportButton, usePersonName, VisibilityBadge } from '../../shared/community';
import { OnDemand } from '../../shared/dialog';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { FollowButton } from './FollowButton';
import { editPath } from './paths';
import { useDeletePost, useLikePost, type Post } from './queries';
import { TagList } from './TagList';
import { texts } from './texts';

const HistoryDialog = lazy(() => import('./HistoryDialog'));

export function PostArticle({ post }: { post: Post }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const isOwn = Boolean(user) && post.author?.id === user?.id;
  return (
    <article>
      <VisuallyHidden component="h2">{t.heading}</VisuallyHidden>
      <About post={post} />
      {isOwn && post.visibility !== 'visible' && post.state !== 'draft' && <NotShown post={post} />}
      <ContentHtml html={post.html ?? ''} />
      <TagList tags={post.tags ?? []} />
      <Actions post={post} isOwn={isOwn} />
    </article>
  );
}

function About({ post: { author, category, createdAt = '', publishedAt, state, visibility, locked, viewCount = 0 } }: { post: Post }) {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  const nameOf = usePersonName();
  return (
    <Group gap="xs" mb="md">
      <Text size="sm" c="dimmed">
        <PersonName person={author} />, {dateTime(publishedAt || createdAt)}, {t.views(viewCount, number(viewCount))}
      </Text>
      {author?.id && <FollowButton kind="author" id={author.id} name={nameOf(author)} />}
      {category && <Badge variant="default">{t.categories[category]}</Badge>}
      {state === 'draft' && <Badge color="orange">{t.draft}</Badge>}
      {locked && <Badge leftSection={<IconLock size={12} aria-hidden />}>{t.locked}</Badge>}
      <VisibilityBadge visibility={visibility} />
    </Group>
  );
}

/** Why others do not see it, and what its author can do. */
function NotShown({ post }: { post: Post }) {
  const t = useTexts(texts);
  return (
    <Alert variant="outline" color="orange" mb="md">
      {post.visibility === 'held' ? t.heldBody : t.hiddenBody}{' '}
      {post.visibility !== 'held' && <Link to={OWN_CONTENT}>{t.seeDecision}</Link>}
    </Alert>
  );
}

function Actions({ post, isOwn }: { post: Post; isOwn: boolean }) {
  const t = useTexts(texts);
  const { id = '', author, likeCount = 0, liked = false, editedAt, state } = post;
  const like = useLikePost(id);
  const [isOpen, history] = useDisclosure(false);
  const Heart = liked ? IconHeartFilled : IconHeart;
  return (
    <Group gap="xs" mt="md">
      {state !== 'draft' && (
        <CountButton
          label={t.likePost}
          icon={<Heart size={16} aria-hidden />}
          count={likeCount}
          isOn={liked}
          isOwn={isOwn}
          onChange={(on) => like.mutateAsync(on)}
        />
      )}
      {editedAt && (
        <Button variant="subtle" size="compact-sm" onClick={history.open}>
          {t.edited}
        </Button>
      )}
      {isOwn && <OwnActions post={post} />}
      {!isOwn && <ReportButton kind="post" id={id} />}
      <ModeratorLinks kind="post" id={id} author={author} />
      <OnDemand isWanted={isOpen}>
        <HistoryDialog id={id} isOpen={isOpen} onClose={history.close} />
      </OnDemand>
    </Group>
  );
}

function OwnActions({ post: { id = '' } }: { post: Post }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const go = useNavigate();
  const remove = useDeletePost(id);
  const ask = async () => {
    const question = { title: t.deleteTitle, body: t.deleteBody, confirm: t.delete, cancel: t.cancel, danger: true };
    if (!(await confirm(question))) return;
    try {
      await remove.mutateAsync(undefined);
      toast.success(t.deleted);
      await go(OWN_CONTENT);
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <>
      <Button component={Link} to={editPath(id)} variant="subtle" size="compact-sm">
        {t.edit}
      </Button>
      <Button variant="subtle" size="compact-sm" loading={remove.isPending} onClick={() => void ask()}>
        {t.delete}
      </Button>
    </>
  );
}
