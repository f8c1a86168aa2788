import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import type { Reason } from '../../shared/community';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'moderation';

const byId = (id: string) => ({ params: { path: { id } } });

export const STATUSES = ['open', 'appealed', 'decided'] as const;
export const KINDS = ['post', 'comment', 'suggestion', 'member'] as const;

export interface QueueFilter {
  status: (typeof STATUSES)[number];
  kind?: (typeof KINDS)[number];
  reason?: Reason;
}

const loadQueue = (filter: QueueFilter, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/community/moderation/queue', { params: { query: { ...filter, after } }, signal }));
export type QueueItem = NonNullable<Awaited<ReturnType<typeof loadQueue>>['items']>[number];

export const useQueue = (filter: QueueFilter) =>
  usePages([KEY, 'queue', filter], (after, signal) => loadQueue(filter, after, signal));

const loadCase = (id: string, signal?: AbortSignal) => read(api.GET('/api/community/moderation/cases/{id}', { ...byId(id), signal }));
export type Case = Awaited<ReturnType<typeof loadCase>>;
export type Act = NonNullable<Case['acts']>[number];
export type ActType = NonNullable<Act['act']>;
export type Report = NonNullable<Case['reports']>[number];

/** Reports and what others decide appear by themselves. */
const AGAIN_MS = 15_000;

export const useCase = (id: string) =>
  useQuery({ queryKey: [KEY, 'case', id], queryFn: ({ signal }) => loadCase(id, signal), refetchInterval: AGAIN_MS });

/** What a decision answers is the case as it is then. */
function useDecision<A>(id: string, decide: (argument: A) => Promise<Case>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: (found) => queries.setQueryData([KEY, 'case', found.id], found),
    // Also of one that was refused: somebody else may have decided.
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY], predicate: ({ queryKey }) => queryKey[2] !== id || queryKey[1] !== 'case' }),
    onError: () => queries.invalidateQueries({ queryKey: [KEY, 'case', id] }),
  });
}

export interface NewAct {
  act: ActType;
  reason?: Reason;
  note?: string;
  days?: number;
  version?: number;
}

export const useAct = (id: string) =>
  useDecision(id, (body: NewAct) => read(api.POST('/api/community/moderation/cases/{id}/acts', { ...byId(id), body })));

export interface AppealDecision {
  decision: 'upheld' | 'overturned';
  note?: string;
}

export const useDecideAppeal = (id: string) =>
  useDecision(id, (body: AppealDecision) =>
    read(api.POST('/api/community/moderation/cases/{id}/appeal/decision', { ...byId(id), body })),
  );

const byUser = (userId: string) => ({ params: { path: { userId } } });

export const useMemberTrust = (userId: string) =>
  useQuery({
    queryKey: [KEY, 'trust', userId],
    queryFn: ({ signal }) => read(api.GET('/api/community/trust/members/{userId}', { ...byUser(userId), signal })),
  });

/** What was decided about the member and what they wrote. */
export const useMemberCases = (userId: string) =>
  usePages([KEY, 'member-cases', userId], (after, signal) =>
    read(api.GET('/api/community/moderation/members/{userId}/cases', { params: { path: { userId }, query: { after } }, signal })),
  );

export const useLog = () =>
  usePages([KEY, 'log'], (after, signal) => read(api.GET('/api/community/moderation/log', { params: { query: { after } }, signal })));

export const useTrustRules = () =>
  useQuery({
    queryKey: [KEY, 'trust-rules'],
    queryFn: ({ signal }) => read(api.GET('/api/community/trust/rules', { signal })),
    staleTime: Infinity,
  });

export const useModerationRules = () =>
  useQuery({
    queryKey: [KEY, 'rules'],
    queryFn: ({ signal }) => read(api.GET('/api/community/moderation/rules', { signal })),
    staleTime: Infinity,
  });
