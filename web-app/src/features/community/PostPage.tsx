import { Card, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { COMMUNITY, COMMUNITY_KEY, Found, useCommunityLive } from '../../shared/community';
import { Page } from '../../shared/page';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PostArticle } from './PostArticle';
import { usePost } from './queries';
import { texts } from './texts';

/** Below what is read first. */
const Comments = lazy(() => import('./Comments'));

const LIVE_MS = 500;

export default function PostPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const post = usePost(id);
  useCommunityLive(
    () => {
      for (const part of ['post', 'comments']) void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, part, id] });
    },
    LIVE_MS,
    id,
  );
  const back = { to: COMMUNITY, label: t.allPosts };
  const title = post.error ? undefined : post.data?.title;
  return (
    <Page title={title} back={back}>
      <Found query={post} back={back}>
        {(found) => (
          <Stack gap="lg">
            <Card>
              <PostArticle post={found} />
            </Card>
            {found.state !== 'draft' && (
              <Suspense fallback={<LoadingState height={600} />}>
                <Comments key={id} post={found} />
              </Suspense>
            )}
          </Stack>
        )}
      </Found>
    </Page>
  );
}
