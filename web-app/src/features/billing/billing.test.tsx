import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';
import * as files from './download';

const LATER = '2096-03-04T12:00:00Z';
const PRO = {
  id: 'sub_pro', plan: 'pro', period: 'monthly', price: 2900, currency: 'usd', status: 'active',
  autoRenew: true, expiryDate: LATER, accessUntil: LATER,
};
const PAYMENT = {
  transactionId: 'in_1', type: 'purchase', status: 'paid', amount: 2900, amountRefunded: 900, currency: 'usd',
  number: 'A-0001', item: { name: 'Pro' }, createdAt: '2026-03-04T12:00:00Z',
};
const PREVIEW = {
  amountDue: 1450, currency: 'usd', prorationDate: '2026-03-04T12:00:00Z',
  lines: [{ description: 'Unused time', amount: -450 }, { description: 'Pro', amount: 1900 }],
};

type Answers = Parameters<typeof answerWith>[0];

const answers = (more: Answers = {}, subscription: object | null = PRO): Answers => ({
  'GET /api/session/me': { body: { id: 'u', roles: ['user'] } },
  'GET /api/billing/plans': {
    body: {
      items: [
        { id: 'free', name: 'Free', currency: 'usd', prices: {} },
        { id: 'agent', name: 'One agent', currency: 'usd', prices: { daily: 100 } },
        { id: 'starter', name: 'Starter', currency: 'usd', prices: { monthly: 900 } },
        { id: 'pro', name: 'Pro', currency: 'usd', prices: { monthly: 2900, yearly: 29000 } },
      ],
    },
  },
  'GET /api/agents': { body: { items: [{ id: 'ben', name: 'Ben' }] } },
  'GET /api/billing/plan': { body: { plan: { id: subscription ? 'pro' : 'free', name: subscription ? 'Pro' : 'Free' }, subscription } },
  'GET /api/agent-subscriptions/user/u': { body: { items: subscription ? [subscription] : [] } },
  'GET /api/stripe/payment-methods': { body: { items: [] } },
  'GET /api/billing/transactions': { body: { items: [PAYMENT] } },
  'GET /api/billing/refunds': { body: { items: [] } },
  ...more,
});

const keep = (sent: unknown[], answer: Answer) => async (request: Request) => {
  sent.push(await request.json());
  return answer;
};

const section = async (name: string) => within(await screen.findByRole('region', { name }));

beforeEach(signIn);
afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  [{ status: 'active' }, /^Paid until .*Then it renews for \$29\.00 a month\.$/],
  [{ status: 'active', autoRenew: false }, /^Ends on .*Nothing more will be charged\.$/],
  [{ status: 'trialing' }, /^Free trial until .*Then \$29\.00 a month/],
  [{ status: 'trialing', autoRenew: false }, /^Free trial until .*nothing is charged\.$/],
  [{ status: 'past_due' }, /It stays open until/],
  [{ status: 'past_due', accessUntil: '2026-01-01T00:00:00Z' }, /It is closed until you pay/],
  [{ status: 'paused' }, /without a card\. It is closed/],
])('a plan that is %j says so in words', async (change, words) => {
  answerWith(answers({}, { ...PRO, ...change }));
  renderAt('/dashboard/billing');
  expect(await (await section('Your plan')).findByText(words)).toBeVisible();
});

it('without a plan one is led to the prices', async () => {
  answerWith(answers({}, null));
  renderAt('/dashboard/billing');
  expect(await (await section('Your plan')).findByRole('link', { name: 'See the plans' })).toHaveAttribute('href', '/pricing');
});

it('a change of plan is made at the price that the server previewed', async () => {
  const sent: unknown[] = [];
  const requests = answerWith(answers({ 'POST /api/billing/upgrade': keep(sent, { body: { preview: PREVIEW } }) }));
  renderAt('/dashboard/billing?change=pro&period=yearly');
  const pay = await screen.findByRole('button', { name: 'Change to Pro and pay $14.50' });
  expect(screen.getByText('-$4.50')).toBeVisible();
  expect(sent).toEqual([{ planId: 'pro', period: 'yearly', preview: true }]);
  await userEvent.click(pay);
  await waitFor(() =>
    expect(sent[1]).toEqual({ planId: 'pro', period: 'yearly', prorationDate: PREVIEW.prorationDate }),
  );
  await waitFor(() => expect(requests.filter((request) => request === 'GET /api/billing/plan')).toHaveLength(2));
  // A preview of what is done by now would be refused.
  expect(sent).toHaveLength(2);
});

it('a change that leaves a credit says so', async () => {
  const credit = { ...PREVIEW, amountDue: 0, lines: [{ description: 'Unused time', amount: -2000 }, { description: 'Starter', amount: 900 }] };
  answerWith(answers({ 'POST /api/billing/upgrade': { body: { preview: credit } } }));
  renderAt('/dashboard/billing?change=starter&period=monthly');
  expect(await screen.findByText(/^\$11\.00 stay as credit/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Change to Starter' })).toBeVisible();
});

it('a change that waits for the bank is said, with the plan of before', async () => {
  const pendingChange = { planId: 'pro', period: 'yearly', expiresAt: LATER };
  answerWith(answers({}, { ...PRO, pendingChange }));
  renderAt('/dashboard/billing');
  expect(await screen.findByText('Waiting for your bank: change to Pro, by the year')).toBeVisible();
});

it('a payment that the bank wants confirmed leads to its page', async () => {
  const problem = { code: 'payment_confirmation_required', confirmUrl: 'https://stripe.example/confirm' };
  answerWith(answers({ 'POST /api/agent-subscriptions/renew/sub_pro': { status: 402, body: problem } }, { ...PRO, status: 'past_due' }));
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Pay now' }));
  expect(await screen.findByRole('link', { name: 'Confirm the payment' })).toHaveAttribute('href', problem.confirmUrl);
});

it('a plan is cancelled at its end unless its owner wants it at once', async () => {
  const sent: unknown[] = [];
  answerWith(answers({ 'POST /api/agent-subscriptions/cancel/sub_pro': keep(sent, { body: { ...PRO, autoRenew: false } }) }));
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel Pro …' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel subscription' }));
  await waitFor(() => expect(sent).toEqual([{ atPeriodEnd: true }]));
});

it('what is not paid cannot be cancelled for later', async () => {
  const sent: unknown[] = [];
  answerWith(
    answers({ 'POST /api/agent-subscriptions/cancel/sub_pro': keep(sent, { body: { ...PRO, endedAt: LATER } }) }, { ...PRO, status: 'past_due' }),
  );
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel Pro …' }));
  expect(await screen.findByText('Its time is not paid, so it ends at once.')).toBeVisible();
  expect(screen.queryByRole('radio')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel subscription' }));
  await waitFor(() => expect(sent).toEqual([{ atPeriodEnd: false }]));
});

it('an agent has its own state, and can be bought again once it has ended', async () => {
  const items = [
    { ...PRO, id: 's1', agentId: 'ben', plan: 'agent', period: 'daily', price: 100 },
    { ...PRO, id: 's0', agentId: 'ben', plan: 'agent', period: 'daily', status: 'expired', endedAt: '2026-01-01T00:00:00Z' },
  ];
  answerWith(answers({ 'GET /api/agent-subscriptions/user/u': { body: { items } } }));
  renderAt('/dashboard/billing');
  const agents = await section('Your agents');
  expect(await agents.findByText(/renews for \$1\.00 a day/)).toBeVisible();
  expect(await agents.findByRole('link', { name: 'Buy again: Ben' })).toHaveAttribute('href', '/payment?agent=ben&period=daily');
});

it('a card is removed only after a question, and a refusal is said', async () => {
  const requests = answerWith(
    answers({
      'GET /api/stripe/payment-methods': { body: { items: [{ id: 'pm_1', brand: 'visa', last4: '4242', expMonth: 4, expYear: 2030, isDefault: true }] } },
      'DELETE /api/stripe/payment-methods/pm_1': { status: 409, body: { code: 'payment_method_in_use', detail: 'A subscription renews with it.' } },
    }),
  );
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Visa ending in 4242' }));
  const question = within(await screen.findByRole('dialog'));
  expect(requests.some((request) => request.startsWith('DELETE'))).toBe(false);
  await userEvent.click(question.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('A subscription renews with it.')).toBeVisible();
});

it('a refund is asked for up to what is left, in minor units', async () => {
  const sent: unknown[] = [];
  answerWith(answers({ 'POST /api/billing/refund': keep(sent, { status: 201, body: {} }) }));
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for a refund of A-0001' }));
  const amount = await screen.findByLabelText('Amount');
  expect(amount).toHaveValue('20.00 USD');
  await userEvent.clear(amount);
  await userEvent.type(amount, '20.01');
  await userEvent.type(screen.getByLabelText('Reason'), 'By mistake');
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  expect(await screen.findByText('Enter an amount up to $20.00')).toBeVisible();
  await userEvent.clear(amount);
  await userEvent.type(amount, '5.5');
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  await waitFor(() => expect(sent).toEqual([{ transactionId: 'in_1', amount: 550, reason: 'By mistake' }]));
});

it("an admin's own page does not show the requests of others", async () => {
  const request = { transactionId: 'in_1', amount: 100, currency: 'usd', status: 'requested' };
  answerWith(
    answers({
      'GET /api/billing/refunds': {
        body: { items: [{ ...request, id: 'a', userId: 'u', reason: 'Mine' }, { ...request, id: 'b', userId: 'other', reason: 'Theirs' }] },
      },
    }),
  );
  renderAt('/dashboard/billing');
  expect(await screen.findByText('Mine')).toBeVisible();
  expect(screen.queryByText('Theirs')).toBeNull();
});

it('an invoice is shown with its sums, and kept as PDF', async () => {
  const download = vi.spyOn(files, 'download').mockReturnValue(undefined);
  answerWith(
    answers({
      'GET /api/billing/invoices/in_1': {
        body: {
          id: 'in_1', number: 'A-0001', currency: 'usd', subtotal: 2900, discount: 580, total: 2320,
          lines: [{ description: '1 × Pro', amount: 2900 }],
          refunds: [{ transactionId: 're_1', amount: 900, createdAt: '2026-03-05T12:00:00Z' }],
        },
      },
      'GET /api/billing/invoices/in_1/pdf': { body: 'pdf' },
    }),
  );
  renderAt('/dashboard/billing');
  await userEvent.click(await screen.findByRole('button', { name: 'Show invoice A-0001' }));
  const invoice = within(await screen.findByRole('dialog'));
  expect(await invoice.findByRole('row', { name: 'Discount -$5.80' })).toBeVisible();
  expect(invoice.getByRole('row', { name: 'Total $23.20' })).toBeVisible();
  expect(invoice.getByRole('row', { name: /^Refunded on .* -\$9\.00$/ })).toBeVisible();
  await userEvent.click(invoice.getByRole('button', { name: 'Download PDF' }));
  await waitFor(() => expect(download).toHaveBeenCalledWith(expect.anything(), 'invoice-A-0001.pdf'));
});
