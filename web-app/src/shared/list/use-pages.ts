import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { Loadable } from '../state';

/** A page of a list, as every service answers it. */
export interface Listing<T> {
  items?: T[];
  /** The address of the next page; absent on the last. */
  next?: string;
}

export interface MorePages {
  hasMore: boolean;
  isLoadingMore: boolean;
  more: () => void;
}

/** All items so far; undefined until the first page is there. */
export type Pages<T> = Loadable<T[]> & MorePages;

const cursorOf = (next: string | undefined, name: string): string | undefined =>
  next ? (new URL(next, location.origin).searchParams.get(name) ?? undefined) : undefined;

export interface PagesOptions<T> {
  enabled?: boolean;
  /** The parameter of the next page's address by which it is read. */
  cursor?: string;
  /** After how long the list is read again by itself. */
  againMs?: (items: T[]) => number | false;
}

/**
 * A list of the API, page after page.
 *
 * @param load reads the page that follows `after`, or the first
 */
export function usePages<T>(
  queryKey: QueryKey,
  load: (after: string | undefined, signal: AbortSignal) => Promise<Listing<T>>,
  { cursor = 'after', againMs, ...options }: PagesOptions<T> = {},
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => cursorOf(next, cursor),
    ...options,
    refetchInterval: ({ state }) => againMs?.(state.data?.pages.flatMap(({ items }) => items ?? []) ?? []) ?? false,
  });
  return {
    data: query.data?.pages.flatMap(({ items }) => items ?? []),
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}
