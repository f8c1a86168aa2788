import { readEvents } from '@onelastai/web-sdk/chat';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, api, read } from '../../shared/api';
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
const pathOf = (id: string) => `/api/tools/${id}` as '/api/tools/base64';

export const runTool = (id: string, body: Record<string, unknown>): Promise<Answer> =>
  read(api.POST(pathOf(id), { body: body as never }));

interface StreamOptions {
  onLine: (line: string) => void;
  signal: AbortSignal;
}

/** Runs a slow tool, whose lines come before its answer. */
export async function streamTool(id: string, body: Record<string, unknown>, { onLine, signal }: StreamOptions): Promise<Answer> {
  const headers = { Accept: 'text/event-stream' };
  const stream = await read(api.POST(pathOf(id), { body: body as never, parseAs: 'stream', headers, signal }));
  for await (const { type, data } of readEvents(stream)) {
    if (type === 'answer') return JSON.parse(data) as Answer;
    if (type === 'line') onLine((JSON.parse(data) as { text: string }).text);
    else throw errorOf(JSON.parse(data) as { status: number; code: string; detail: string });
  }
  throw new Error('The stream ended without an answer.');
}

const errorOf = ({ status, code, detail }: { status: number; code: string; detail: string }) => new ApiError(status, code, detail);

const USAGES = ['tools', 'usages'];

export const useUsages = () =>
  usePages(USAGES, (after, signal) => read(api.GET('/api/tools/usages', { params: { query: { after, size: 20 } }, signal })));

export function useUsagesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: USAGES });
}
