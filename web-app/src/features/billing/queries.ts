import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { BILLING_KEY, type Period } from '../../shared/billing';
import { usePages } from '../../shared/list/use-pages';

/** A change, after which everything about billing is read anew; and what it opens. */
export function useChange<A, R>(change: (argument: A) => Promise<R>, onDone?: (result: R) => unknown) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    async onSuccess(result) {
      void queries.invalidateQueries({ queryKey: ['agents'] });
      await queries.invalidateQueries({ queryKey: BILLING_KEY });
      onDone?.(result);
    },
  });
}

const byId = (id: string) => ({ params: { path: { id } } });

export const renew = (id: string) => read(api.POST('/api/agent-subscriptions/renew/{id}', byId(id)));

export const setAutoRenew = ({ id, autoRenew }: { id: string; autoRenew: boolean }) =>
  read(api.PATCH('/api/agent-subscriptions/{id}/auto-renew', { ...byId(id), body: { autoRenew } }));

export const cancel = ({ id, atPeriodEnd }: { id: string; atPeriodEnd: boolean }) =>
  read(api.POST('/api/agent-subscriptions/cancel/{id}', { ...byId(id), body: { atPeriodEnd } }));

export interface WantedPlan {
  planId: string;
  period: Period;
}

/** What a change of the plan would cost at this moment. */
export const usePreview = (wanted: WantedPlan | undefined) =>
  useQuery({
    queryKey: ['preview of a plan', wanted],
    queryFn: async ({ signal }) =>
      (await read(api.POST('/api/billing/upgrade', { body: { planId: '', ...wanted, preview: true }, signal }))).preview,
    enabled: Boolean(wanted),
    // A price of before may be too old to be kept to.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

export const changePlan = (change: WantedPlan & { prorationDate?: string | undefined }) =>
  read(api.POST('/api/billing/upgrade', { body: change }));

const BACK = '/dashboard/billing';

/** Opens a page of Stripe to enter a card on. */
export const openCardPage = () =>
  read(api.POST('/api/stripe/payment-methods', { body: { successUrl: BACK, cancelUrl: BACK } }));

export const makeDefault = (id: string) => read(api.PUT('/api/stripe/payment-methods/{id}/default', byId(id)));

export const removeCard = (id: string) => read(api.DELETE('/api/stripe/payment-methods/{id}', byId(id)));

export interface TransactionFilter {
  type: string;
  from: string;
  to: string;
}

/** Empty fields do not narrow. */
const toQuery = ({ type, from, to }: TransactionFilter) => ({
  type: type || undefined,
  from: from || undefined,
  to: to || undefined,
});

const loadTransactions = (filter: TransactionFilter, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/billing/transactions', { params: { query: { ...toQuery(filter), after } }, signal }));

export type Transaction = NonNullable<Exclude<Awaited<ReturnType<typeof loadTransactions>>, string>['items']>[number];

export const useTransactions = (filter: TransactionFilter) =>
  usePages<Transaction>([...BILLING_KEY, 'transactions', filter], async (after, signal) => {
    const page = await loadTransactions(filter, after, signal);
    return typeof page === 'string' ? {} : page;
  });

/** All of them, as a file. */
export const loadCsv = (filter: TransactionFilter): Promise<Blob> =>
  read(
    api.GET('/api/billing/transactions', {
      params: { query: toQuery(filter) },
      headers: { Accept: 'text/csv' },
      parseAs: 'blob',
    }),
  );

export const useInvoice = (id: string) =>
  useQuery({
    queryKey: [...BILLING_KEY, 'invoice', id],
    queryFn: ({ signal }) => read(api.GET('/api/billing/invoices/{id}', { ...byId(id), signal })),
  });

export const loadPdf = (id: string): Promise<Blob> =>
  read(api.GET('/api/billing/invoices/{id}/pdf', { ...byId(id), parseAs: 'blob' }));

export const askForRefund = (body: { transactionId: string; amount?: number | undefined; reason: string }) =>
  read(api.POST('/api/billing/refund', { body }));

export const useRefundRequests = () =>
  usePages([...BILLING_KEY, 'refund requests'], (after, signal) =>
    read(api.GET('/api/billing/refunds', { params: { query: { after } }, signal })),
  );
