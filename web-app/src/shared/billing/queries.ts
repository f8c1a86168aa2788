import { useQuery } from '@tanstack/react-query';
import { api, read } from '../api';
import { useSession } from '../session';

/** What a purchase, a change or a payment may alter. */
export const BILLING_KEY = ['billing'] as const;

/** The most that one page of a list may hold. */
const PAGE_SIZE = 100;

const loadPlans = (signal?: AbortSignal) => read(api.GET('/api/billing/plans', { signal }));
const loadOwnPlan = (signal?: AbortSignal) => read(api.GET('/api/billing/plan', { signal }));
const loadAgents = (signal?: AbortSignal) =>
  read(api.GET('/api/agents', { params: { query: { access: 'subscription', size: PAGE_SIZE } }, signal }));
const loadSubscriptions = (userId: string, signal?: AbortSignal) =>
  read(
    api.GET('/api/agent-subscriptions/user/{userId}', {
      params: { path: { userId }, query: { size: PAGE_SIZE } },
      signal,
    }),
  );
const loadCards = (signal?: AbortSignal) => read(api.GET('/api/stripe/payment-methods', { signal }));

type Item<L extends (...args: never[]) => Promise<{ items?: unknown[] }>> = NonNullable<Awaited<ReturnType<L>>['items']>[number];

export type Plan = Item<typeof loadPlans>;
export type Agent = Item<typeof loadAgents>;
export type Subscription = Item<typeof loadSubscriptions>;
export type Card = Item<typeof loadCards>;

/** The plans on sale, in their order. */
export const usePlans = () =>
  useQuery({
    queryKey: [...BILLING_KEY, 'plans'],
    queryFn: async ({ signal }) => (await loadPlans(signal)).items ?? [],
    staleTime: 300_000,
  });

/** The agents that have to be bought. */
export const useAgentsOnSale = () =>
  useQuery({
    queryKey: ['agents', 'on sale'],
    queryFn: async ({ signal }) => (await loadAgents(signal)).items ?? [],
    staleTime: 300_000,
  });

/** The plan of whoever is signed in. */
export function useOwnPlan() {
  const { user } = useSession();
  return useQuery({
    queryKey: [...BILLING_KEY, 'own plan'],
    queryFn: ({ signal }) => loadOwnPlan(signal),
    enabled: Boolean(user),
  });
}

export interface Polling {
  /** Reads again after as many milliseconds, until it answers false. */
  refetchInterval?: (found: Subscription[] | undefined) => number | false;
}

/** The newest subscriptions of whoever is signed in. */
export function useSubscriptions({ refetchInterval }: Polling = {}) {
  const { user } = useSession();
  return useQuery({
    queryKey: [...BILLING_KEY, 'subscriptions'],
    queryFn: async ({ signal }) => (await loadSubscriptions(user?.id ?? '', signal)).items ?? [],
    enabled: Boolean(user),
    refetchInterval: refetchInterval && ((query) => refetchInterval(query.state.data)),
  });
}

export function useCards() {
  const { user } = useSession();
  return useQuery({
    queryKey: [...BILLING_KEY, 'cards'],
    queryFn: async ({ signal }) => (await loadCards(signal)).items ?? [],
    enabled: Boolean(user),
  });
}
