import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../api';
import { usePages } from '../list';

export const KEY = 'notifications';

const loadPage = (query: { after?: string | undefined; unread?: boolean; size?: number }, signal: AbortSignal) =>
  read(api.GET('/api/notifications', { params: { query }, signal }));
export type Notification = NonNullable<Awaited<ReturnType<typeof loadPage>>['items']>[number];

export const loadUnread = (signal: AbortSignal) => loadPage({ size: 1 }, signal).then(({ unread = 0 }) => unread);

export const useNewest = (size: number) =>
  useQuery({ queryKey: [KEY, 'newest', size], queryFn: ({ signal }) => loadPage({ size }, signal) });

export const useNotifications = (unread: boolean) =>
  usePages([KEY, 'list', unread], (after, signal) => loadPage({ after, ...(unread && { unread }) }, signal));

const changes = {
  read: (id: string) => read(api.POST('/api/notifications/{id}/read', { params: { path: { id } } })),
  remove: (id: string) => read(api.DELETE('/api/notifications/{id}', { params: { path: { id } } })),
  readAll: () => read(api.POST('/api/notifications/read-all')),
};

export function useNotificationChange(change: keyof typeof changes) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => changes[change](id),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
