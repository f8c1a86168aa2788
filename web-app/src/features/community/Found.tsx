import { Stack, Text } from '@mantine/core';
import { useEventTracking } from '@onelastai/web-sdk/react';
import { useEffect } from 'react';
import { MoreButton } from '../../shared/list/MoreButton';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PostCard } from './PostCard';
import { useFound } from './queries';
import { texts } from './texts';

/** What a search found. What was searched, and whether in vain, is tracked. */
export default function Found({ words }: { words: string }) {
  const t = useTexts(texts);
  const { trackEvent } = useEventTracking();
  const posts = useFound(words);
  const results = posts.data?.length;
  useEffect(() => {
    if (results !== undefined) void trackEvent('search', 'community', { words, results });
  }, [words, results, trackEvent]);
  return (
    <div aria-live="polite">
      <Loaded query={posts} loading={<LoadingState height={400} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t.noneFound}>{t.noneFoundBody}</EmptyState>
          ) : (
            <Stack>
              <Text size="sm" c="dimmed">
                {t.foundFor(words)}
              </Text>
              {items.map((post) => (
                <PostCard key={post.id} post={post} />
              ))}
              <MoreButton pages={posts} />
            </Stack>
          )
        }
      </Loaded>
    </div>
  );
}
