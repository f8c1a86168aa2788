import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn, signOut } from '../../../test/session';
import * as billing from '../../shared/billing/leave';

const OFFER = {
  'GET /api/billing/plans': {
    body: {
      items: [
        { id: 'agent', name: 'One agent', currency: 'usd', prices: { daily: 100, weekly: 500 } },
        { id: 'pro', name: 'Pro', currency: 'usd', prices: { monthly: 2900 }, trialDays: 7 },
      ],
    },
  },
  'GET /api/agents': { body: { items: [{ id: 'ben', name: 'Ben', open: false }] } },
};
const SIGNED_IN = {
  'GET /api/session/me': { body: { id: 'u', roles: ['user'] } },
  'GET /api/stripe/payment-methods': { body: { items: [{ id: 'c', brand: 'visa', last4: '4242', isDefault: true }] } },
};
const LIST = 'GET /api/agent-subscriptions/user/u';

let leave: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  signIn();
  leave = vi.spyOn(billing, 'leave').mockReturnValue(undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const bodies = () => {
  const sent: unknown[] = [];
  const keep = (answer: { status?: number; body?: unknown }) => async (request: Request) => {
    sent.push(await request.json());
    return answer;
  };
  return { sent, keep };
};

it('a visitor is led to sign in, and back to the order', async () => {
  signOut();
  answerWith(OFFER);
  renderAt('/payment?plan=pro&period=monthly');
  const next = encodeURIComponent('/payment?plan=pro&period=monthly');
  expect(await screen.findByRole('link', { name: 'Sign in to buy' })).toHaveAttribute('href', `/auth/login?next=${next}`);
  expect(screen.getByText('$29.00 a month')).toBeVisible();
  expect(screen.getByText('First 7 days free')).toBeVisible();
});

it('a coupon shows the calculated price and is sent with the purchase', async () => {
  const { sent, keep } = bodies();
  answerWith({
    ...OFFER,
    ...SIGNED_IN,
    'POST /api/coupons/apply': {
      body: { code: 'WELCOME20', priceBefore: 2900, discount: 580, priceAfter: 2320, appliesTo: 'months', months: 3 },
    },
    'POST /api/stripe/checkout': keep({ status: 201, body: { url: 'https://stripe.example/pay' } }),
  });
  renderAt('/payment?plan=pro&period=monthly');
  await userEvent.type(await screen.findByLabelText('Coupon code'), 'welcome20');
  await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('$23.20 a month')).toBeVisible();
  expect(screen.getByText('−$5.80')).toBeVisible();
  expect(screen.getByText(/first 3 months/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Go to payment' }));
  await waitFor(() => expect(leave).toHaveBeenCalledWith('https://stripe.example/pay'));
  expect(sent).toEqual([
    {
      planId: 'pro',
      period: 'monthly',
      couponCode: 'WELCOME20',
      successUrl: '/payment/success?plan=pro&period=monthly&session_id={CHECKOUT_SESSION_ID}',
      cancelUrl: '/payment/cancel?plan=pro&period=monthly',
    },
  ]);
});

it('a coupon that is refused says why and leaves the price', async () => {
  answerWith({
    ...OFFER,
    ...SIGNED_IN,
    'POST /api/coupons/apply': { status: 409, body: { code: 'coupon_expired', detail: 'expired' } },
  });
  renderAt('/payment?plan=pro&period=monthly');
  await userEvent.type(await screen.findByLabelText('Coupon code'), 'OLD');
  await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('This coupon has expired.')).toBeVisible();
  expect(screen.queryByText('You pay')).toBeNull();
});

it('who has it already is led to their billing', async () => {
  answerWith({
    ...OFFER,
    ...SIGNED_IN,
    'POST /api/stripe/checkout': { status: 409, body: { code: 'already_subscribed', detail: 'You are subscribed already.' } },
  });
  renderAt('/payment?plan=pro&period=monthly');
  const pay = await screen.findByRole('button', { name: 'Go to payment' });
  await waitFor(() => expect(pay).toBeEnabled());
  await userEvent.click(pay);
  expect(await screen.findByRole('link', { name: 'Go to your billing' })).toHaveAttribute('href', '/dashboard/billing');
  expect(leave).not.toHaveBeenCalled();
});

it('what is not sold cannot be ordered', async () => {
  answerWith({ ...OFFER, ...SIGNED_IN });
  renderAt('/payment?plan=pro&period=daily');
  expect(await screen.findByText('This is not sold')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Go to payment' })).toBeNull();
});

it('an agent is paid with the card that is kept, and the subscription shown as it is stored', async () => {
  const { sent, keep } = bodies();
  const subscription = {
    id: 's', agentId: 'ben', plan: 'agent', status: 'active', period: 'weekly', price: 500, currency: 'usd',
    autoRenew: true, expiryDate: '2026-03-04T12:00:00Z',
  };
  answerWith({
    ...OFFER,
    ...SIGNED_IN,
    'POST /api/agent-subscriptions/subscribe': keep({ status: 201, body: { subscription } }),
    [LIST]: { body: { items: [subscription] } },
  });
  renderAt('/subscribe?agent=ben&period=weekly');
  expect(await screen.findByText('Your visa card that ends in 4242 is charged at once.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Subscribe for $5.00 a week' }));
  expect(await screen.findByText('Ben is open to you')).toBeVisible();
  expect(screen.getByText(/^Paid until .* It renews for \$5\.00 a week/)).toBeVisible();
  expect(sent).toMatchObject([{ agentId: 'ben', plan: 'weekly' }]);
});

it('success is not claimed before the subscription is stored, and waiting has an end', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let stored: unknown[] = [{ id: 'old', plan: 'pro', status: 'expired' }];
  const requests = answerWith({ ...OFFER, ...SIGNED_IN, [LIST]: () => ({ body: { items: stored } }) });
  renderAt('/payment/success?plan=pro&session_id=cs_1');
  expect(await screen.findByText('Waiting for the confirmation')).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(await screen.findByText('Not confirmed yet')).toBeVisible();
  const asked = () => requests.filter((request) => request.includes('/agent-subscriptions/')).length;
  const askedBefore = asked();
  await act(() => vi.advanceTimersByTimeAsync(30_000));
  expect(asked()).toBe(askedBefore);

  stored = [{ id: 'new', plan: 'pro', status: 'trialing', autoRenew: true, period: 'monthly', price: 2900, currency: 'usd', expiryDate: '2026-03-04T12:00:00Z' }, ...stored];
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(screen.getByRole('button', { name: 'Look again' }));
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(await screen.findByText('Pro is open to you')).toBeVisible();
  expect(screen.getByText(/^Your trial runs until/)).toBeVisible();
});

it('another subscription is not taken for the one that was bought', async () => {
  answerWith({ ...OFFER, ...SIGNED_IN, [LIST]: { body: { items: [{ id: 'pro', plan: 'pro', status: 'active' }] } } });
  renderAt('/payment/success?agent=ben');
  expect(await screen.findByText('Waiting for the confirmation')).toBeVisible();
  expect(screen.queryByText('Pro is open to you')).toBeNull();
});
