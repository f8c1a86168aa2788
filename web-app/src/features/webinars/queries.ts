import type { Paths } from '@onelastai/web-sdk/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'webinars';
const UPCOMING = [KEY, 'upcoming'] as const;

/** After a change, everything about webinars is read anew. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

const loadUpcoming = (signal: AbortSignal) => read(api.GET('/api/webinars', { signal }));
export type Upcoming = NonNullable<Awaited<ReturnType<typeof loadUpcoming>>['items']>[number];

export const useUpcoming = () =>
  useQuery({ queryKey: UPCOMING, queryFn: async ({ signal }) => (await loadUpcoming(signal)).items ?? [] });

type Body<P extends '/api/webinars' | '/api/webinars/register'> =
  Paths[P]['post']['requestBody']['content']['application/json'];

export const register = (body: Body<'/api/webinars/register'>) => read(api.POST('/api/webinars/register', { body }));
export type Registration = Awaited<ReturnType<typeof register>>;

/** The registration of a mail's link. */
export const useRegistration = (token: string) =>
  useQuery({
    queryKey: [KEY, 'own', token],
    queryFn: ({ signal }) => read(api.GET('/api/webinars/registration', { params: { query: { token } }, signal })),
    retry: false,
  });

export function useLeave(token: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => read(api.POST('/api/webinars/unregister', { body: { token } })),
    onSettled: refresh,
  });
}

const loadAll = (signal: AbortSignal) => read(api.GET('/api/webinars/all', { signal }));
export type Webinar = NonNullable<Awaited<ReturnType<typeof loadAll>>['items']>[number];

export const useWebinars = () =>
  useQuery({ queryKey: [KEY, 'all'], queryFn: async ({ signal }) => (await loadAll(signal)).items ?? [] });

export const useWebinar = (id: string) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => read(api.GET('/api/webinars/{id}', { params: { path: { id } }, signal })),
  });

export type WebinarDescription = Body<'/api/webinars'>;

export const addWebinar = (body: WebinarDescription) => read(api.POST('/api/webinars', { body }));

export const changeWebinar = (id: string, body: WebinarDescription) =>
  read(api.PUT('/api/webinars/{id}', { params: { path: { id } }, body }));

export function useCancel() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) => read(api.POST('/api/webinars/{id}/cancel', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

async function loadRegistrations(id: string, after: string | undefined, signal: AbortSignal) {
  const page = await read(
    api.GET('/api/webinars/{id}/registrations', {
      params: { path: { id }, query: { ...(after && { after: Number(after) }) } },
      headers: { Accept: 'application/json' },
      signal,
    }),
  );
  // A text would be the CSV, which is not what was asked for.
  return typeof page === 'string' ? {} : page;
}

export const useRegistrations = (id: string) =>
  usePages([KEY, 'registrations', id], (after, signal) => loadRegistrations(id, after, signal));

/** All of them, as a table for other programs. */
export const exportRegistrations = (id: string): Promise<Blob> =>
  read(
    api.GET('/api/webinars/{id}/registrations', {
      params: { path: { id } },
      headers: { Accept: 'text/csv' },
      parseAs: 'blob',
    }),
  );
