import { Card, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { COMMUNITY } from '../../shared/community';
import { Page } from '../../shared/page';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

const PostForm = lazy(() => import('./PostForm'));

export default function NewPostPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.writeLead} back={{ to: COMMUNITY, label: t.allPosts }}>
      <Card>
        <Stack>
          <Suspense fallback={<LoadingState height={560} />}>
            <PostForm />
          </Suspense>
        </Stack>
      </Card>
    </Page>
  );
}
