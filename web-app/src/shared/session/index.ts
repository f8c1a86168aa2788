import { useVisitorTracking } from '@onelastai/web-sdk/react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, ApiError, hasSession, read } from '../api';

const loadUser = (signal?: AbortSignal) => read(api.GET('/api/session/me', { signal }));

export type User = Awaited<ReturnType<typeof loadUser>>;

const KEY = ['session', 'me'] as const;

async function loadSession(signal: AbortSignal): Promise<User | null> {
  if (!hasSession()) return null;
  try {
    return await loadUser(signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export interface Session {
  /** Undefined until it is known, null if nobody is signed in. */
  user: User | null | undefined;
  isAdmin: boolean;
  /** Whether the user answers others, as admins do. */
  isSupport: boolean;
  /** Whether the user decides on what others wrote, as admins do. */
  isModerator: boolean;
  query: UseQueryResult<User | null>;
  /** After a change of the account. */
  refresh: () => Promise<void>;
  /** After a login: what a visitor was shown is read anew for the user. */
  signedIn: () => Promise<void>;
  signOut: () => Promise<void>;
}

export function useSession(): Session {
  const queries = useQueryClient();
  const { identify } = useVisitorTracking();
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => loadSession(signal), staleTime: 60_000 });
  const { roles = [] } = query.data ?? {};
  const isAdmin = roles.includes('admin');
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  return {
    user: query.data,
    isAdmin,
    isSupport: isAdmin || roles.includes('support'),
    isModerator: isAdmin || roles.includes('moderator'),
    query,
    refresh,
    async signedIn() {
      // What was read before belongs to a visitor.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
      await refresh();
      void identify();
    },
    async signOut() {
      await read(api.POST('/api/session/logout'));
      queries.clear();
      await refresh();
    },
  };
}
