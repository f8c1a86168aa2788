import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'dead-letters';

const loadServices = (signal: AbortSignal) => read(api.GET('/api/admin/services', { signal }));
export type Service = NonNullable<Awaited<ReturnType<typeof loadServices>>['items']>[number];

export const useServices = () =>
  useQuery({ queryKey: [KEY, 'services'], queryFn: async ({ signal }) => (await loadServices(signal)).items ?? [] });

const loadTopics = (service: string, signal: AbortSignal) =>
  read(api.GET('/api/admin/services/{service}/dead-letter-topics', { params: { path: { service } }, signal }));
export type Topic = NonNullable<Awaited<ReturnType<typeof loadTopics>>['items']>[number];

export const useTopics = (service: string) =>
  useQuery({ queryKey: [KEY, service, 'topics'], queryFn: ({ signal }) => loadTopics(service, signal) });

export const useDeadLetters = (service: string, topic: string | undefined) =>
  usePages([KEY, service, 'list', topic], (after, signal) =>
    read(
      api.GET('/api/admin/services/{service}/dead-letters', {
        params: { path: { service }, query: { topic, after } },
        signal,
      }),
    ),
  );

const loadOne = (service: string, id: string, signal: AbortSignal) =>
  read(api.GET('/api/admin/services/{service}/dead-letters/{id}', { params: { path: { service, id } }, signal }));
export type DeadLetter = Awaited<ReturnType<typeof loadOne>>;

/** Gone once it is retried or dropped, so it is neither kept nor read again with the lists. */
export const useDeadLetter = (service: string, id: string) =>
  useQuery({ queryKey: ['dead-letter', service, id], queryFn: ({ signal }) => loadOne(service, id, signal), gcTime: 0 });

/** After it, what waits is read again. */
function useChange<A, R>(mutationFn: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) });
}

export const useRetryTopic = (service: string) =>
  useChange((topic: string) =>
    read(
      api.POST('/api/admin/services/{service}/dead-letter-topics/{topic}/retry', {
        params: { path: { service, topic } },
      }),
    ),
  );

export const useRetry = (service: string, id: string) =>
  useChange(() =>
    read(api.POST('/api/admin/services/{service}/dead-letters/{id}/retry', { params: { path: { service, id } } })),
  );

export const useDrop = (service: string, id: string) =>
  useChange(() =>
    read(api.DELETE('/api/admin/services/{service}/dead-letters/{id}', { params: { path: { service, id } } })),
  );
