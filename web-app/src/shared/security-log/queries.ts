import { api, read } from '../api';
import { usePages } from '../list';

const loadEvents = (userId: string | undefined, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/security/logs', { params: { query: { userId, after } }, signal }));
export type SecurityEvent = NonNullable<Awaited<ReturnType<typeof loadEvents>>['items']>[number];

/** One's own, or, for an admin, that of another account. */
export const useSecurityLog = (userId?: string) =>
  usePages(['account', 'log', userId], (after, signal) => loadEvents(userId, after, signal));
