import type { Paths } from '@onelastai/web-sdk/client';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const PAGE = 50;
const LONGEST_PAGE = 100;

type Json<P extends keyof Paths, M extends 'put' | 'post'> = Paths[P][M] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;

const at = (conversationId: string) => ({ params: { path: { conversationId } } });

const readPage = (conversationId: string, query: { before?: string; size?: number }, signal: AbortSignal) =>
  read(api.GET('/api/chat/{conversationId}', { params: { path: { conversationId }, query }, signal }));

export type Conversation = Awaited<ReturnType<typeof readPage>>;
export type Message = NonNullable<Conversation['messages']>[number];
export type Branch = NonNullable<Conversation['branches']>[number];

const beforeOf = ({ next }: Conversation) =>
  next ? (new URL(next, location.origin).searchParams.get('before') ?? undefined) : undefined;

const conversationKey = (id: string | undefined) => ['chat', 'conversation', id] as const;
const LISTS = ['chat', 'lists'] as const;

/** A conversation's current branch: its newest page, and older ones on demand. */
export function useConversation(id: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: conversationKey(id),
    enabled: id !== undefined,
    queryFn: ({ pageParam, signal }) => readPage(id ?? '', { before: pageParam, size: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: beforeOf,
    // What is on the screen is the newest; an answer that comes is followed.
    refetchOnWindowFocus: false,
  });
  const pages = query.data?.pages ?? [];
  return {
    head: pages[0],
    messages: pages.toReversed().flatMap(({ messages = [] }) => messages),
    isPending: id !== undefined && query.isPending,
    error: query.error,
    refetch: query.refetch,
    hasOlder: query.hasNextPage,
    isLoadingOlder: query.isFetchingNextPage,
    loadOlder: () => query.fetchNextPage(),
  };
}

/** The messages that lead to the ends of branches. A branch never changes before its end. */
export const useBranchPaths = (conversationId: string | undefined, ends: readonly string[]) =>
  useQueries({
    queries: ends.map((end) => ({
      queryKey: ['chat', 'branch', end],
      staleTime: Infinity,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readPage(conversationId ?? '', { before: end, size: LONGEST_PAGE }, signal),
    })),
    combine: (results) =>
      results.flatMap(({ data }, i) => (data ? [{ end: ends[i] ?? '', path: data.messages ?? [] }] : [])),
  });

/** After something has changed in a conversation. */
export function useConversationChanged() {
  const queries = useQueryClient();
  return async (id: string) => {
    void queries.invalidateQueries({ queryKey: LISTS });
    void queries.invalidateQueries({ queryKey: ['agents', 'recent'] });
    await queries.invalidateQueries({ queryKey: conversationKey(id) });
  };
}

const listConversations = (agentId: string | undefined, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/chat/user/me', { params: { query: { agentId, after } }, signal }));

export type Summary = NonNullable<Awaited<ReturnType<typeof listConversations>>['items']>[number];

/** A browser without cookies has no conversations; that is no failure. */
const orNobody = async <L extends { items?: unknown[] }>(listing: Promise<L>): Promise<L | { items: [] }> => {
  try {
    return await listing;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'sign_in_required') return { items: [] };
    throw error;
  }
};

export const useConversations = (agentId?: string) =>
  usePages<Summary>([...LISTS, 'of', agentId], (after, signal) => orNobody(listConversations(agentId, after, signal)));

export const useSearch = (q: string) =>
  useQuery({
    queryKey: [...LISTS, 'search', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await orNobody(read(api.GET('/api/chat/search', { params: { query: { q } }, signal })))).items ?? [],
  });

export const useReasoning = (conversationId: string, messageId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['chat', 'reasoning', messageId],
    enabled,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/chat/{conversationId}/messages/{messageId}/reasoning', {
          params: { path: { conversationId, messageId } },
          signal,
        }),
      ),
  });

export const selectBranch = (id: string, messageId: string) =>
  read(api.PUT('/api/chat/{conversationId}/branch', { ...at(id), body: { messageId } }));
export const rename = (id: string, title: string) =>
  read(api.PUT('/api/chat/{conversationId}', { ...at(id), body: { title } }));
export const remove = (id: string) => read(api.DELETE('/api/chat/{conversationId}', at(id)));
export const restore = (id: string) => read(api.POST('/api/chat/{conversationId}/restore', at(id)));
export const end = (id: string) => read(api.POST('/api/chat/{conversationId}/end', at(id)));
export const share = (id: string) => read(api.POST('/api/chat/{conversationId}/share', at(id)));
export const withdraw = (id: string) => read(api.DELETE('/api/chat/{conversationId}/share', at(id)));

export const rateConversation = (id: string, body: Json<'/api/chat/{conversationId}/feedback', 'post'>) =>
  read(api.POST('/api/chat/{conversationId}/feedback', { ...at(id), body }));

export function useRateAnswer(conversationId: string) {
  const changed = useConversationChanged();
  return useMutation({
    mutationFn: ({ messageId, satisfied }: { messageId: string; satisfied: boolean }) =>
      read(
        api.POST('/api/chat/{conversationId}/messages/{messageId}/feedback', {
          params: { path: { conversationId, messageId } },
          body: { satisfied },
        }),
      ),
    onSuccess: () => changed(conversationId),
  });
}

export const FORMATS = ['pdf', 'md', 'txt', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** By the client, which refreshes a session that has expired; a link would save the refusal. */
export async function exportConversation(conversationId: string, format: Format): Promise<void> {
  const file = await read(
    api.GET('/api/chat/{conversationId}/export', {
      params: { path: { conversationId }, query: { format } },
      parseAs: 'blob',
    }),
  );
  save(file, `conversation.${format}`);
}

export async function exportAll(format: Exclude<Format, 'pdf'>): Promise<void> {
  const file = await read(api.GET('/api/chat/export', { params: { query: { format } }, parseAs: 'blob' }));
  save(file, 'conversations.zip');
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const SHARED_PAGE = 50;

export const useShared = (token: string) => {
  const query = useInfiniteQuery({
    queryKey: ['chat', 'shared', token],
    enabled: token !== '',
    retry: false,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/chat/shared/{token}', {
          params: { path: { token }, query: { skip: pageParam, size: SHARED_PAGE } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => (next ? Number(new URL(next, location.origin).searchParams.get('skip')) : undefined),
  });
  const pages = query.data?.pages;
  return {
    data: pages && { ...pages[0], messages: pages.toReversed().flatMap(({ messages = [] }) => messages) },
    error: query.error,
    refetch: query.refetch,
    hasOlder: query.hasNextPage,
    isLoadingOlder: query.isFetchingNextPage,
    loadOlder: () => void query.fetchNextPage(),
  };
};

const settingsOf = (id: string) => ['agents', 'settings', id] as const;

export type Settings = Json<'/api/agents/{id}/settings', 'put'>;

export const useSettings = (id: string) =>
  useQuery({
    queryKey: settingsOf(id),
    queryFn: ({ signal }) => read(api.GET('/api/agents/{id}/settings', { params: { path: { id } }, signal })),
  });

export function useSaveSettings(id: string) {
  const queries = useQueryClient();
  return async (body: Settings) => {
    const saved = await read(api.PUT('/api/agents/{id}/settings', { params: { path: { id } }, body }));
    queries.setQueryData(settingsOf(id), saved);
    return saved;
  };
}
