import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

const KEY = ['notification-settings'];

const loadSettings = (signal: AbortSignal) => read(api.GET('/api/notifications/settings', { signal }));
export type Category = NonNullable<Awaited<ReturnType<typeof loadSettings>>['mutedMails']>[number];

export const useSettings = () => useQuery({ queryKey: KEY, queryFn: ({ signal }) => loadSettings(signal) });

export function useMute() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mutedMails: Category[]) => read(api.PUT('/api/notifications/settings', { body: { mutedMails } })),
    onSuccess: (settings) => queries.setQueryData(KEY, settings),
  });
}

export const loadPushKey = () => read(api.GET('/api/notifications/push-key'));

export const subscribe = (endpoint: string, keys: { p256dh: string; auth: string }) =>
  read(api.POST('/api/notifications/push-subscriptions', { body: { endpoint, keys } }));

export const unsubscribe = (id: string) =>
  read(api.DELETE('/api/notifications/push-subscriptions/{id}', { params: { path: { id } } }));
