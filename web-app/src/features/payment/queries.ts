import { api, read } from '../../shared/api';
import { addressOf, type Order } from './order';

export const applyCoupon = (code: string, { plan, period }: Order) =>
  read(api.POST('/api/coupons/apply', { body: { code, planId: plan.id ?? '', period } }));

export type AppliedCoupon = Awaited<ReturnType<typeof applyCoupon>>;

const returnAddresses = (order: Order) => ({
  // Stripe replaces it by the id of its page.
  successUrl: `${addressOf('/payment/success', order)}&session_id={CHECKOUT_SESSION_ID}`,
  cancelUrl: addressOf('/payment/cancel', order),
});

/** Opens a page of Stripe to pay on. */
export const openCheckout = (order: Order, couponCode: string | undefined) =>
  read(
    api.POST('/api/stripe/checkout', {
      body: {
        ...(order.agent ? { agentId: order.agent.id } : { planId: order.plan.id }),
        period: order.period,
        couponCode,
        ...returnAddresses(order),
      },
    }),
  );

/** Charges the default card, or answers with a page of Stripe to pay on. */
export const subscribe = (agentId: string, order: Order) =>
  read(
    api.POST('/api/agent-subscriptions/subscribe', {
      body: { agentId, plan: order.period, ...returnAddresses(order) },
    }),
  );
