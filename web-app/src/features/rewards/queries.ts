import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'rewards';

export const PERIODS = ['day', 'week', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const loadMetrics = (signal?: AbortSignal) => read(api.GET('/api/gamification/metrics', { signal }));
export type Metrics = Awaited<ReturnType<typeof loadMetrics>>;

export const useMetrics = () => useQuery({ queryKey: [KEY, 'metrics'], queryFn: ({ signal }) => loadMetrics(signal) });

const loadAchievements = async (signal: AbortSignal) =>
  (await read(api.GET('/api/gamification/achievements', { signal }))).items ?? [];
export type Achievement = Awaited<ReturnType<typeof loadAchievements>>[number];

export const useAchievements = () =>
  useQuery({ queryKey: [KEY, 'achievements'], queryFn: ({ signal }) => loadAchievements(signal) });

const loadRewards = async (signal: AbortSignal) => (await read(api.GET('/api/gamification/rewards', { signal }))).items ?? [];
export type Reward = Awaited<ReturnType<typeof loadRewards>>[number];

export const useRewards = () => useQuery({ queryKey: [KEY, 'catalogue'], queryFn: ({ signal }) => loadRewards(signal), staleTime: 60_000 });

const loadBoard = (period: Period, cursor: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/gamification/leaderboard', { params: { query: { period, cursor } }, signal }));
export type Row = NonNullable<Awaited<ReturnType<typeof loadBoard>>['items']>[number];

/** The best, page after page. */
export const useBoard = (period: Period, enabled: boolean) =>
  usePages([KEY, 'board', period], (cursor, signal) => loadBoard(period, cursor, signal), { cursor: 'cursor', enabled });

/** The place of the user, with those before and after. */
export const useAround = (period: Period, enabled: boolean) =>
  useQuery({
    queryKey: [KEY, 'around', period],
    queryFn: ({ signal }) =>
      read(api.GET('/api/gamification/leaderboard', { params: { query: { period, around: 'me', size: 11 } }, signal })),
    enabled,
  });

/** How often it is asked whether a reward is granted. */
const PENDING_MS = 2_000;

const loadRedemptions = (after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/gamification/redemptions', { params: { query: { after } }, signal }));
export type Redemption = NonNullable<Awaited<ReturnType<typeof loadRedemptions>>['items']>[number];

export const useRedemptions = () =>
  usePages([KEY, 'redemptions'], loadRedemptions, {
    againMs: (redemptions) => (redemptions.some(({ status }) => status === 'pending') ? PENDING_MS : false),
  });

/** What the redeemed rewards are: the codes of coupons. */
export const useGranted = () =>
  useQuery({
    queryKey: [KEY, 'granted'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/billing/rewards', { signal }))).items ?? [],
  });

/** After a purchase all that it changes is read again. */
function usePurchase<A, R>(buy: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: buy, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) });
}

export const useRedeem = () =>
  usePurchase((order: { rewardId: string; clientId: string }) => read(api.POST('/api/gamification/redeem', { body: order })));

export const useBuyFreeze = () =>
  usePurchase((clientId: string) => read(api.POST('/api/gamification/freeze', { body: { clientId } })));
