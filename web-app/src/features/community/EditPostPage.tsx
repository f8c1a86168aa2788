import { Card, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Navigate, useParams } from 'react-router';
import { Found, OWN_CONTENT, postPath } from '../../shared/community';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { usePost } from './queries';
import { texts } from './texts';

const PostForm = lazy(() => import('./PostForm'));

export default function EditPostPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const { user } = useSession();
  const back = { to: OWN_CONTENT, label: t.myPosts };
  return (
    <Page back={back}>
      <Found query={usePost(id)} back={back}>
        {(post) =>
          post.author?.id === user?.id ? (
            <Card>
              <Stack>
                <Suspense fallback={<LoadingState height={560} />}>
                  <PostForm key={id} post={post} />
                </Suspense>
              </Stack>
            </Card>
          ) : (
            <Navigate to={postPath(id)} replace />
          )
        }
      </Found>
    </Page>
  );
}
