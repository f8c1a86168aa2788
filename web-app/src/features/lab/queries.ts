import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { whileVisible } from '../../shared/live/while-visible';
import { usePages, type Listing } from '../../shared/list/use-pages';
import { useSession } from '../../shared/session';
import { followRun } from './follow-run';
import { lab } from './lab-api';
import { isRunning, type CatalogEntry, type Experiment, type LabFile, type SharedLink } from './types';

const KEY = 'lab';
const runKey = (id: string) => [KEY, 'run', id] as const;
const LIST = [KEY, 'runs'] as const;
const PAGE_SIZE = 12;

export const useCatalog = () =>
  useQuery({
    queryKey: [KEY, 'catalog'],
    queryFn: async ({ signal }) => (await lab.get<Listing<CatalogEntry>>('', { signal })).items ?? [],
    staleTime: Infinity,
  });

/** The reader's runs, the newest first; of one experiment, or of all. */
export function useRuns(type?: string) {
  return usePages<Experiment>([...LIST, type ?? 'all'], (after, signal) =>
    lab.get('/experiments', { params: { query: { type, after, size: PAGE_SIZE } }, signal }),
  );
}

/** A run as it is now: while it runs, its progress comes by itself. */
export function useRun(id: string | undefined) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: runKey(id ?? ''),
    queryFn: ({ signal }) => lab.get<Experiment>(`/${id ?? ''}`, { signal }),
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

/** Begins a run. What it is shown by is there at once. */
export function useStart() {
  const queries = useQueryClient();
  return async (type: string, body: Readonly<Record<string, unknown>>): Promise<Experiment> => {
    const run = await lab.post<Experiment>(`/${type}`, { body });
    queries.setQueryData(runKey(run.experimentId), run);
    void queries.invalidateQueries({ queryKey: LIST });
    return run;
  };
}

export function useCancel(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => lab.post(`/${id}/cancel`),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useDelete(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => lab.remove(`/${id}`),
    onSuccess: () => {
      queries.removeQueries({ queryKey: runKey(id) });
      return queries.invalidateQueries({ queryKey: LIST });
    },
  });
}

/** Whether others may see a run by its link. */
export function useSharing(id: string) {
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: runKey(id) });
  return {
    share: useMutation({ mutationFn: () => lab.post<SharedLink>(`/${id}/share`), onSuccess: changed }),
    withdraw: useMutation({ mutationFn: () => lab.remove(`/${id}/share`), onSuccess: changed }),
  };
}

export const useShared = (token: string) =>
  useQuery({
    queryKey: [KEY, 'shared', token],
    queryFn: ({ signal }) => lab.get<Experiment>(`/shared/${token}`, { signal }),
    // The addresses of its files expire; a new answer would begin what plays anew.
    staleTime: Infinity,
  });

export function upload(file: File): Promise<LabFile> {
  const form = new FormData();
  form.append('file', file);
  return lab.post('/files', { body: form, bodySerializer: () => form });
}

/** Reads something that refreshes a login which has expired: an address of a file alone does not. */
export function useRefreshLogin(): () => Promise<unknown> {
  const { query } = useSession();
  return () => query.refetch();
}
