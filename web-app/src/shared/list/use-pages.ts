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

const afterOf = (next: string | undefined): string | undefined =>
  next ? (new URL(next, location.origin).searchParams.get('after') ?? undefined) : undefined;

/**
 * A list of the API, page after page.
 *
 * @param load reads the page that follows `after`, or the first
 */
export function usePages<T>(
  queryKey: QueryKey,
  load: (after: string | undefined, signal: AbortSignal) => Promise<Listing<T>>,
  options: { enabled?: boolean } = {},
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => afterOf(next),
    ...options,
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
