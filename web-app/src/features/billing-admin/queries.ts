import type { Paths } from '@onelastai/web-sdk/client';
import { useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { BILLING_KEY } from '../../shared/billing';
import { usePages } from '../../shared/list/use-pages';

/** After a change, everything about billing is read anew. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: BILLING_KEY });
}

/** Those that are not on sale as well. */
export const useAllPlans = () =>
  usePages([...BILLING_KEY, 'all plans'], (_, signal) =>
    read(api.GET('/api/billing/plans', { params: { query: { all: true } }, signal })),
  );

type Body<P extends '/api/billing/plans' | '/api/coupons'> = Paths[P]['post']['requestBody']['content']['application/json'];

export type PlanDescription = Body<'/api/billing/plans'>;

export const addPlan = (body: PlanDescription) => read(api.POST('/api/billing/plans', { body }));

export const updatePlan = (id: string, body: PlanDescription) =>
  read(api.PUT('/api/billing/plans/{id}', { params: { path: { id } }, body }));

export const withdrawPlan = (id: string) => read(api.DELETE('/api/billing/plans/{id}', { params: { path: { id } } }));

const loadCoupons = (after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/coupons', { params: { query: { after } }, signal }));

export type Coupon = NonNullable<Awaited<ReturnType<typeof loadCoupons>>['items']>[number];

export const useCoupons = () => usePages([...BILLING_KEY, 'coupons'], loadCoupons);

export type CouponDescription = Body<'/api/coupons'>;

export const addCoupon = (body: CouponDescription) => read(api.POST('/api/coupons', { body }));

export const updateCoupon = (code: string, body: CouponDescription) =>
  read(api.PUT('/api/coupons/{code}', { params: { path: { code } }, body }));

export const retireCoupon = (code: string) => read(api.DELETE('/api/coupons/{code}', { params: { path: { code } } }));

const loadRefunds = (status: string, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/billing/refunds', { params: { query: { status, after } }, signal }));

export type RefundRequest = NonNullable<Awaited<ReturnType<typeof loadRefunds>>['items']>[number];

export const useRefundRequests = (status: string) =>
  usePages([...BILLING_KEY, 'refunds to decide', status], (after, signal) => loadRefunds(status, after, signal));

export const approveRefund = (id: string, body: { note: string | undefined; endSubscription: boolean }) =>
  read(api.POST('/api/billing/refunds/{id}/approve', { params: { path: { id } }, body }));

export const rejectRefund = (id: string, note: string) =>
  read(api.POST('/api/billing/refunds/{id}/reject', { params: { path: { id } }, body: { note } }));

export const useDisputes = (state: string) =>
  usePages([...BILLING_KEY, 'disputes', state], (after, signal) =>
    read(api.GET('/api/billing/disputes', { params: { query: { state, after } }, signal })),
  );
