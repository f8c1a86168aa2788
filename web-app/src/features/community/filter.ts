export const FEEDS = ['new', 'hot', 'top', 'following'] as const;
export const PERIODS = ['day', 'week', 'month', 'year', 'all'] as const;
export const CATEGORIES = ['general', 'help', 'showcase', 'ideas', 'news'] as const;

export interface FeedFilter {
  feed: (typeof FEEDS)[number];
  period?: (typeof PERIODS)[number];
  tag?: string;
  category?: (typeof CATEGORIES)[number];
  author?: string;
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((one) => one === value);

/** A feed as it stands in the page's address. The API takes one of tag, category and author, and none of what is followed. */
export function toFilter(search: URLSearchParams): FeedFilter {
  const feed = oneOf(FEEDS, search.get('feed')) ?? 'new';
  if (feed === 'following') return { feed };
  const period = feed === 'top' ? (oneOf(PERIODS, search.get('period')) ?? 'week') : undefined;
  const author = search.get('author') || undefined;
  const tag = author ? undefined : search.get('tag') || undefined;
  const category = author ?? tag ? undefined : oneOf(CATEGORIES, search.get('category'));
  return { feed, period, tag, category, author };
}

export function toSearch(filter: FeedFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value && !(name === 'feed' && value === 'new')) search.set(name, value as string);
  return search;
}
