import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'users';

const loadUsers = (email: string | undefined, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/admin/users', { params: { query: { email, after } }, signal }));
export type UserItem = NonNullable<Awaited<ReturnType<typeof loadUsers>>['items']>[number];

export const useUsers = (email: string | undefined) =>
  usePages([KEY, 'list', email], (after, signal) => loadUsers(email, after, signal));

const loadUser = (id: string, signal: AbortSignal) =>
  read(api.GET('/api/admin/users/{id}', { params: { path: { id } }, signal }));
export type UserDetails = Awaited<ReturnType<typeof loadUser>>;

export const useUser = (id: string) =>
  useQuery({ queryKey: [KEY, 'one', id], queryFn: ({ signal }) => loadUser(id, signal) });

export const useSubscriptionsOf = (userId: string) =>
  usePages([KEY, 'subscriptions', userId], (after, signal) =>
    read(
      api.GET('/api/agent-subscriptions/user/{userId}', {
        params: { path: { userId }, query: { after } },
        signal,
      }),
    ),
  );

/** The roles of teams, which every admin has as well. */
export const teams = ['support', 'moderator'] as const;
type Role = (typeof teams)[number] | 'admin';
const grant = (id: string, role: Role) =>
  read(api.PUT('/api/admin/users/{id}/roles/{role}', { params: { path: { id, role } } }));
const revoke = (id: string, role: Role) =>
  read(api.DELETE('/api/admin/users/{id}/roles/{role}', { params: { path: { id, role } } }));

const changes = {
  disable: (id: string) => read(api.POST('/api/admin/users/{id}/disable', { params: { path: { id } } })),
  enable: (id: string) => read(api.POST('/api/admin/users/{id}/enable', { params: { path: { id } } })),
  unlock: (id: string) => read(api.POST('/api/admin/users/{id}/unlock', { params: { path: { id } } })),
  grant: (id: string) => grant(id, 'admin'),
  revoke: (id: string) => revoke(id, 'admin'),
  supportGrant: (id: string) => grant(id, 'support'),
  supportRevoke: (id: string) => revoke(id, 'support'),
  moderatorGrant: (id: string) => grant(id, 'moderator'),
  moderatorRevoke: (id: string) => revoke(id, 'moderator'),
};
export type Change = keyof typeof changes;

/** After a change, the account and its security log are read again. */
export function useChange(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => changes[change](id),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [KEY] }),
        queries.invalidateQueries({ queryKey: ['account', 'log', id] }),
      ]),
  });
}
