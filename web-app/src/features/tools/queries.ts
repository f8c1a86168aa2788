import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const loadTools = (signal: AbortSignal) => read(api.GET('/api/tools', { signal }));

export type Tool = NonNullable<Awaited<ReturnType<typeof loadTools>>['items']>[number];

export const useTools = () =>
  useQuery({
    queryKey: ['tools', 'all'],
    queryFn: async ({ signal }) => (await loadTools(signal)).items ?? [],
    staleTime: Infinity,
  });

export interface Answer {
  success?: boolean;
  result?: unknown;
  errorMessage?: string | null;
  latency?: number;
}

/** Each tool has an operation of its own; they differ in the types of their inputs and results. */
export const runTool = (id: string, body: Record<string, unknown>): Promise<Answer> =>
  read(api.POST(`/api/tools/${id}` as '/api/tools/base64', { body: body as never }));

const USAGES = ['tools', 'usages'];

export const useUsages = () =>
  usePages(USAGES, (after, signal) => read(api.GET('/api/tools/usages', { params: { query: { after, size: 20 } }, signal })));

export function useUsagesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: USAGES });
}
