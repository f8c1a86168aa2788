import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';
import { useLive } from '../../shared/live';

const LIVE = '/api/analytics/analytics/realtime';

const loadActivity = (signal: AbortSignal) => read(api.GET(LIVE, { signal }));
export type Activity = Awaited<ReturnType<typeof loadActivity>>;
export type Count = NonNullable<Activity['topPages']>[number];

export const useActivity = () => useLive(LIVE, loadActivity);

export interface VisitFilter {
  /** Days in UTC. */
  from?: string;
  to?: string;
  bots?: boolean;
}

const loadVisits = (query: VisitFilter & { after?: string; size?: number }, signal: AbortSignal) =>
  read(api.GET('/api/analytics/analytics/sessions', { params: { query }, signal }));
export type Visit = NonNullable<Awaited<ReturnType<typeof loadVisits>>['items']>[number];

export const useVisits = (filter: VisitFilter) =>
  usePages(['visits', 'list', filter], (after, signal) => loadVisits({ ...filter, after }, signal));

const NEWEST = 10;
const NEWEST_EVERY_MS = 5_000;

/** The visits that began last, read again and again. */
export const useNewestVisits = () =>
  useQuery({
    queryKey: ['visits', 'newest'],
    queryFn: async ({ signal }) => (await loadVisits({ size: NEWEST }, signal)).items ?? [],
    refetchInterval: NEWEST_EVERY_MS,
  });

export const useVisit = (id: string) =>
  useQuery({
    queryKey: ['visits', 'one', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/analytics/analytics/session/{id}', { params: { path: { id } }, signal })),
  });

const loadSteps = (id: string, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/analytics/analytics/session/{id}/steps', { params: { path: { id }, query: { after } }, signal }));
export type Step = NonNullable<Awaited<ReturnType<typeof loadSteps>>['items']>[number];

export const useSteps = (id: string) =>
  usePages(['visits', 'steps', id], (after, signal) => loadSteps(id, after, signal));

export const useVisitor = (id: string) =>
  useQuery({
    queryKey: ['visits', 'visitor', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/analytics/analytics/visitor/{id}', { params: { path: { id } }, signal })),
  });

export const useVisitsOf = (visitorId: string) =>
  usePages(['visits', 'of', visitorId], (after, signal) =>
    read(
      api.GET('/api/analytics/analytics/visitor/{id}/sessions', {
        params: { path: { id: visitorId }, query: { after } },
        signal,
      }),
    ),
  );
