import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, read } from '../../shared/api';
import { whileVisible } from '../../shared/live/while-visible';
import { usePages } from '../../shared/list/use-pages';
import { useSession } from '../../shared/session';
import { followRun } from './follow-run';

const KEY = 'lab';
const runKey = (id: string) => [KEY, 'run', id] as const;
const LIST = [KEY, 'runs'] as const;
const PAGE_SIZE = 12;

const at = (experimentId: string) => ({ params: { path: { experimentId } } });

const loadCatalog = (signal: AbortSignal) => read(api.GET('/api/lab', { signal }));

/** What the lab says of an experiment: its input as a JSON schema. */
export type CatalogEntry = NonNullable<Awaited<ReturnType<typeof loadCatalog>>['items']>[number];

export const useCatalog = () =>
  useQuery({
    queryKey: [KEY, 'catalog'],
    queryFn: async ({ signal }) => (await loadCatalog(signal)).items ?? [],
    staleTime: Infinity,
  });

const loadRun = (id: string, signal: AbortSignal) => read(api.GET('/api/lab/{experimentId}', { ...at(id), signal }));

/** A run of an experiment. */
export type Experiment = Awaited<ReturnType<typeof loadRun>>;

export const isRunning = ({ status }: Pick<Experiment, 'status'>): boolean => status === 'pending' || status === 'processing';

/** The reader's runs, the newest first; of one experiment, or of all. */
export function useRuns(type?: string) {
  return usePages([...LIST, type ?? 'all'], (after, signal) =>
    read(api.GET('/api/lab/experiments', { params: { query: { type, after, size: PAGE_SIZE } }, signal })),
  );
}

/** A run as it is now: while it runs, its progress comes by itself. */
export function useRun(id: string | undefined) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: runKey(id ?? ''),
    queryFn: ({ signal }) => loadRun(id ?? '', signal),
    enabled: id !== undefined,
  });
  const isLive = id !== undefined && query.data !== undefined && isRunning(query.data);
  useEffect(() => {
    if (!isLive) return;
    const change = (changed: Partial<Experiment>) =>
      queries.setQueryData<Experiment>(runKey(id), (run) => run && { ...run, ...changed });
    return whileVisible(() =>
      followRun(id, {
        onProgress: ({ status, ...progress }) => change({ status, progress }),
        onDone: (run) => {
          change(run);
          void queries.invalidateQueries({ queryKey: LIST });
        },
        onRefused: () => void queries.invalidateQueries({ queryKey: runKey(id) }),
      }),
    );
  }, [id, isLive, queries]);
  return query;
}

/** Each experiment has an operation of its own; they differ in the types of their inputs and results. */
const pathOf = (type: string) => `/api/lab/${type}` as '/api/lab/neural-art';

/** Begins a run. What it is shown by is there at once. */
export function useStart() {
  const queries = useQueryClient();
  return async (type: string, body: Readonly<Record<string, unknown>>): Promise<Experiment> => {
    const run: Experiment = await read(api.POST(pathOf(type), { body: body as never }));
    queries.setQueryData(runKey(run.experimentId ?? ''), run);
    void queries.invalidateQueries({ queryKey: LIST });
    return run;
  };
}

export function useCancel(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.POST('/api/lab/{experimentId}/cancel', at(id))),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useDelete(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.DELETE('/api/lab/{experimentId}', at(id))),
    onSuccess: () => {
      queries.removeQueries({ queryKey: runKey(id) });
      return queries.invalidateQueries({ queryKey: LIST });
    },
  });
}

const share = (id: string) => read(api.POST('/api/lab/{experimentId}/share', at(id)));
export type SharedLink = Awaited<ReturnType<typeof share>>;

/** Whether others may see a run by its link. */
export function useSharing(id: string) {
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: runKey(id) });
  return {
    share: useMutation({ mutationFn: () => share(id), onSuccess: changed }),
    withdraw: useMutation({ mutationFn: () => read(api.DELETE('/api/lab/{experimentId}/share', at(id))), onSuccess: changed }),
  };
}

export const useShared = (token: string) =>
  useQuery({
    queryKey: [KEY, 'shared', token],
    enabled: token !== '',
    queryFn: ({ signal }) => read(api.GET('/api/lab/shared/{token}', { params: { path: { token } }, signal })),
    // The addresses of its files expire; a new answer would begin what plays anew.
    staleTime: Infinity,
  });

const loadAnalytics = (from: string, signal: AbortSignal) =>
  read(api.GET('/api/lab/analytics', { params: { query: { from } }, signal }));

export type LabAnalytics = Awaited<ReturnType<typeof loadAnalytics>>;

/** Of one experiment in a period; times in milliseconds. */
export type LabFigure = NonNullable<LabAnalytics['experiments']>[number];

/** @param from the first day (UTC), such as 2026-03-01 */
export const useAnalytics = (from: string) =>
  useQuery({ queryKey: [KEY, 'analytics', from], queryFn: ({ signal }) => loadAnalytics(from, signal) });

export function upload(file: File) {
  const form = new FormData();
  form.append('file', file);
  return read(api.POST('/api/lab/files', { body: form as never, bodySerializer: () => form }));
}

/** Reads something that refreshes a login which has expired: an address of a file alone does not. */
export function useRefreshLogin(): () => Promise<unknown> {
  const { query } = useSession();
  return () => query.refetch();
}
