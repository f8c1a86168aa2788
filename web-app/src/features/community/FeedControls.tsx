import { Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { FEEDS, type FeedFilter } from './filter';
import { FollowButton } from './FollowButton';
import { optionsOf } from './options';
import { texts } from './texts';

export interface FeedControlsProps {
  filter: FeedFilter;
  onChange: (filter: FeedFilter) => void;
}

/** Which posts, and in which order. */
export default function FeedControls({ filter, onChange }: FeedControlsProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { feed, period, tag, category, author } = filter;
  return (
    <>
      <SegmentedControl
        aria-label={t.feed}
        value={feed}
        onChange={(value) => onChange({ tag, category, author, feed: value })}
        data={FEEDS.filter((one) => user ?? one !== 'following').map((value) => ({ value, label: t.feeds[value] }))}
        w={{ base: '100%', xs: 'fit-content' }}
        fullWidth
      />
      <Group align="flex-end">
        {feed === 'top' && (
          <NativeSelect
            label={t.period}
            value={period}
            onChange={({ currentTarget }) => onChange({ ...filter, period: currentTarget.value as FeedFilter['period'] })}
            data={optionsOf(t.periods)}
          />
        )}
        {feed !== 'following' && !tag && !author && (
          <NativeSelect
            label={t.category}
            value={category ?? ''}
            onChange={({ currentTarget }) =>
              onChange({ feed, period, category: (currentTarget.value || undefined) as FeedFilter['category'] })
            }
            data={[{ value: '', label: t.allCategories }, ...optionsOf(t.categories)]}
          />
        )}
        {tag && (
          <>
            <Text fw={600}>{t.withTag(tag)}</Text>
            <FollowButton kind="tag" id={tag} name={tag} />
          </>
        )}
        {author && (
          <>
            <Text fw={600}>{t.byAuthor}</Text>
            <FollowButton kind="author" id={author} name={t.author} />
          </>
        )}
        {(tag ?? author) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ feed, period })}>
            {t.showAll}
          </Button>
        )}
      </Group>
    </>
  );
}
