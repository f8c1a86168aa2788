import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, read } from '../../shared/api';
import { BILLING_KEY } from '../../shared/billing';

const at = (id: string) => ({ params: { path: { id } } });

export const renew = (id: string) => read(api.POST('/api/agent-subscriptions/renew/{id}', at(id)));
export const cancel = (id: string) =>
  read(api.POST('/api/agent-subscriptions/cancel/{id}', { ...at(id), body: { atPeriodEnd: true } }));
export const setAutoRenew = (id: string, autoRenew: boolean) =>
  read(api.PATCH('/api/agent-subscriptions/{id}/auto-renew', { ...at(id), body: { autoRenew } }));

/** After a change of a subscription, whom one may talk to is another question, too. */
export function useSubscriptionsChanged(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([BILLING_KEY, ['agents']].map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The reader's own figures of an agent in the last days; null if nothing was counted. */
export const useFigures = (agentId: string, days: number) =>
  useQuery({
    queryKey: ['chat', 'figures', agentId, days],
    enabled: agentId !== '',
    queryFn: async ({ signal }) => {
      const to = new Date();
      const from = new Date(to.getTime() - (days - 1) * 86_400_000);
      const params = { path: { agentId }, query: { from: day(from), to: day(to) } };
      try {
        return { figures: await read(api.GET('/api/analytics/agent/{agentId}', { params, signal })) };
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return { figures: undefined };
        throw error;
      }
    },
  });
