import { Button, Center, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { COMMUNITY_KEY, useCommunityLive } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import type { FeedFilter } from './filter';
import { NEW_POST } from './paths';
import { PostCard } from './PostCard';
import { useFeed, useNewest } from './queries';
import { texts } from './texts';

const LIVE_MS = 3_000;

/** A feed. New posts are announced, and come when the reader wants them: what is read does not move. */
export function Feed({ filter }: { filter: FeedFilter }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const posts = useFeed(filter);
  useCommunityLive((changes) => {
    const shown = new Set(posts.data?.map(({ id }) => id));
    void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, 'newest'] });
    if (changes.some(({ kind, id }) => kind === 'post' && shown.has(id)))
      void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, 'feed', filter] });
  }, LIVE_MS);
  const write = (
    <Button component={Link} to={NEW_POST}>
      {t.write}
    </Button>
  );
  return (
    <Stack>
      {(filter.feed === 'new' || filter.feed === 'following') && (
        <NewPosts filter={filter} onShow={() => void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, 'feed', filter] })} />
      )}
      <Loaded query={posts} loading={<LoadingState height={600} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t.noPosts} action={write}>
              {filter.feed === 'following' ? t.noFollowedBody : t.noPostsBody}
            </EmptyState>
          ) : (
            <>
              {items.map((post) => (
                <PostCard key={post.id} post={post} />
              ))}
              <MoreButton pages={posts} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

/** How many posts have come since the reader saw the newest. */
function NewPosts({ filter, onShow }: { filter: FeedFilter; onShow: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { data: newest } = useNewest(filter);
  const [seen, setSeen] = useState<string>();
  const top = newest?.[0]?.at ?? '';
  // The first answer is what the feed shows as well.
  if (newest && seen === undefined) setSeen(top);
  const count = newest && seen !== undefined ? newest.filter(({ at = '' }) => Date.parse(at) > (Date.parse(seen) || 0)).length : 0;
  const showThem = () => {
    setSeen(top);
    onShow();
  };
  return (
    <div role="status">
      {count > 0 && (
        <Center>
          <Button variant="light" radius="xl" onClick={showThem}>
            {t.newPosts(count, number(count))}
          </Button>
        </Center>
      )}
    </div>
  );
}
