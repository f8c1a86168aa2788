import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, hasSession, read } from '../api';

/** As many as a page holds; the platform's agents and fifty of one's own are fewer. */
const ALL = 100;

const loadAgents = (signal: AbortSignal) => read(api.GET('/api/agents', { params: { query: { size: ALL } }, signal }));

export type Agent = NonNullable<Awaited<ReturnType<typeof loadAgents>>['items']>[number];

/** Every agent that the reader can see. */
export const useAgents = () =>
  useQuery({ queryKey: ['agents', 'all'], queryFn: async ({ signal }) => (await loadAgents(signal)).items ?? [] });

export const useAgent = (id: string) =>
  useQuery({
    queryKey: ['agents', 'one', id],
    queryFn: ({ signal }) => read(api.GET('/api/agents/{id}', { params: { path: { id } }, signal })),
  });

export const useCategories = () =>
  useQuery({
    queryKey: ['agents', 'categories'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/agents/categories', { signal }))).items ?? [],
  });

const FAVORITES = ['agents', 'favorites'] as const;

/** Ids of the favourites; visitors have none. */
export const useFavorites = () =>
  useQuery({
    queryKey: FAVORITES,
    enabled: hasSession(),
    queryFn: async ({ signal }) =>
      ((await read(api.GET('/api/agents/favorites', { signal }))).items ?? []).map(({ id = '' }) => id),
  });

/** Marks an agent at once, and takes the mark back if the API refuses it. */
export function useFavorite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, favorite }: { id: string; favorite: boolean }) => {
      const params = { params: { path: { id } } };
      await read(favorite ? api.POST('/api/agents/{id}/favorite', params) : api.DELETE('/api/agents/{id}/favorite', params));
    },
    onMutate: async ({ id, favorite }) => {
      await queries.cancelQueries({ queryKey: FAVORITES });
      const before = queries.getQueryData<string[]>(FAVORITES);
      queries.setQueryData<string[]>(FAVORITES, (ids = []) =>
        favorite ? [id, ...ids.filter((each) => each !== id)] : ids.filter((each) => each !== id),
      );
      return { before };
    },
    onError: (_error, _change, context) => queries.setQueryData(FAVORITES, context?.before),
    onSettled: () => queries.invalidateQueries({ queryKey: FAVORITES }),
  });
}
