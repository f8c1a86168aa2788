import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

const KEY = 'support-chats';
const AGAIN_MS = 5_000;

export const useAvailability = () =>
  useQuery({
    queryKey: [KEY, 'availability'],
    queryFn: ({ signal }) => read(api.GET('/api/support/chats/availability', { signal })),
    refetchInterval: AGAIN_MS,
  });

export const beginChat = (body: { name?: string; email?: string }) =>
  read(api.POST('/api/support/chats', { body }));

export const closeChat = (id: string) =>
  read(api.POST('/api/support/chats/{id}/close', { params: { path: { id } } }));

export const mailTranscript = (id: string) =>
  read(api.POST('/api/support/chats/{id}/transcript', { params: { path: { id } } }));

const loadChats = (status: 'waiting' | 'active', signal: AbortSignal) =>
  read(api.GET('/api/support/team/chats', { params: { query: { status } }, signal }));
export type ChatItem = NonNullable<Awaited<ReturnType<typeof loadChats>>['items']>[number];

export const useTeamChats = (status: 'waiting' | 'active') =>
  useQuery({
    queryKey: [KEY, 'team', status],
    queryFn: ({ signal }) => loadChats(status, signal),
    refetchInterval: AGAIN_MS,
  });

export const usePresent = () =>
  useQuery({
    queryKey: [KEY, 'present'],
    queryFn: ({ signal }) => read(api.GET('/api/support/team/chats/presence', { signal })),
    refetchInterval: AGAIN_MS,
  });

export const setPresence = (available: boolean) =>
  read(api.PUT('/api/support/team/chats/presence', { body: { available } }));

function useTeamChange<V>(change: (value: V) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY, 'team'] }),
  });
}

export const useAccept = () =>
  useTeamChange((id: string) => read(api.POST('/api/support/team/chats/{id}/accept', { params: { path: { id } } })));

export const useHandOver = () =>
  useTeamChange(({ id, to }: { id: string; to: string }) =>
    read(api.POST('/api/support/team/chats/{id}/hand-over', { params: { path: { id } }, body: { to } })),
  );
