import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { VisibilityBadge, postPath } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { editPath, NEW_POST } from './paths';
import { useOwnPosts, type PostItem } from './queries';
import { texts } from './texts';

/** Below what is read first. */
const Standing = lazy(() => import('./Standing'));

/** What the user wrote, follows and may do in the community, and what moderators decided about it. */
export default function OwnContentPage() {
  const t = useTexts(texts);
  const write = (
    <Button component={Link} to={NEW_POST}>
      {t.write}
    </Button>
  );
  return (
    <Page actions={write}>
      <PostsPanel kind="drafts" />
      <PostsPanel kind="mine" />
      <Suspense fallback={<LoadingState height={900} />}>
        <Standing />
      </Suspense>
    </Page>
  );
}

function PostsPanel({ kind }: { kind: 'drafts' | 'mine' }) {
  const t = useTexts(texts);
  const posts = useOwnPosts(kind);
  return (
    <Panel title={kind === 'drafts' ? t.drafts : t.publishedPosts}>
      <Loaded query={posts} loading={<LoadingState height={50} />}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">{kind === 'drafts' ? t.noDrafts : t.noOwnPosts}</Text>
          ) : (
            <Stack gap="sm">
              {items.map((post) => (
                <OwnPost key={post.id} post={post} to={kind === 'drafts' ? editPath(post.id) : postPath(post.id)} />
              ))}
              <MoreButton pages={posts} />
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}

function OwnPost({ post: { title, at, visibility, state, likeCount = 0, commentCount = 0 }, to }: { post: PostItem; to: string }) {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  return (
    <div>
      <Group gap="xs">
        <Anchor component={Link} to={to} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Anchor>
        {state === 'draft' ? <Badge variant="default">{t.draft}</Badge> : <VisibilityBadge visibility={visibility} />}
      </Group>
      <Text size="sm" c="dimmed">
        {at && dateTime(at)}
        {state !== 'draft' && `, ${t.likes(likeCount, number(likeCount))}, ${t.comments(commentCount, number(commentCount))}`}
      </Text>
    </div>
  );
}
