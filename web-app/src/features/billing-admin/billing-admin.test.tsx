import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';

const ADMIN = {
  'GET /api/session/me': { body: { id: 'admin', roles: ['user', 'admin'] } },
  'GET /api/agents': { body: { items: [{ id: 'ben', name: 'Ben' }] } },
};
const PRO = {
  id: 'pro', name: 'Pro', description: 'All.', currency: 'usd', prices: { monthly: 2900 }, trialDays: 7, features: ['One', 'Two'],
  order: 3, active: true,
};
const REQUEST = { id: 'in_1-1', transactionId: 'in_1', userId: 'u', amount: 1250, currency: 'usd', reason: 'By mistake', status: 'requested' };

const keep = (sent: unknown[], answer: Answer) => async (request: Request) => {
  sent.push(await request.json());
  return answer;
};

beforeEach(signIn);

it('a plan that is saved as it was keeps all its terms', async () => {
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    'GET /api/billing/plans': { body: { items: [PRO] } },
    'PUT /api/billing/plans/pro': keep(sent, { body: PRO }),
  });
  renderAt('/admin/plans');
  await userEvent.click(await screen.findByRole('button', { name: 'Change Pro' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  // The id is in the path.
  await waitFor(() => expect([{ id: 'pro', ...(sent[0] as object) }]).toEqual([PRO]));
});

it('a new plan has its prices in minor units, and the problem of a price is shown at it', async () => {
  const sent: unknown[] = [];
  const problem = { code: 'invalid_request', errors: [{ field: 'prices.weekly', code: 'too_low', detail: 'must be at least 50' }] };
  answerWith({
    ...ADMIN,
    'GET /api/billing/plans': { body: { items: [] } },
    'POST /api/billing/plans': keep(sent, { status: 400, body: problem }),
  });
  renderAt('/admin/plans');
  await userEvent.click(await screen.findByRole('button', { name: 'Add a plan' }));
  await userEvent.type(await screen.findByLabelText('Id'), 'mini');
  await userEvent.type(screen.getByLabelText('A week'), '0.1');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Must be at least 50')).toBeVisible();
  expect(sent).toMatchObject([{ id: 'mini', prices: { weekly: 10 }, agents: [] }]);
});

it('a coupon sends only what belongs to its kind', async () => {
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    'GET /api/billing/plans': { body: { items: [PRO] } },
    'GET /api/coupons': { body: { items: [] } },
    'POST /api/coupons': keep(sent, { status: 201, body: {} }),
  });
  renderAt('/admin/coupons');
  await userEvent.click(await screen.findByRole('button', { name: 'Add a coupon' }));
  await userEvent.type(await screen.findByLabelText('Code'), 'SAVE5');
  await userEvent.type(screen.getByLabelText('Percent off'), '20');
  await userEvent.selectOptions(screen.getByLabelText('Discount in'), 'amount');
  await userEvent.type(screen.getByLabelText('Amount off'), '5');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(sent).toEqual([{ code: 'SAVE5', amountOff: 500, currency: 'usd', duration: 'once', active: true }]),
  );
});

it('a coupon is retired only after a question', async () => {
  const requests = answerWith({
    ...ADMIN,
    'GET /api/coupons': { body: { items: [{ code: 'OLD', percentOff: 20, duration: 'months', months: 3, redeemed: 4, maxRedemptions: 10, active: true }] } },
    'DELETE /api/coupons/OLD': { status: 204 },
  });
  renderAt('/admin/coupons');
  expect(await screen.findByText('20% off')).toBeVisible();
  expect(screen.getByText('4 of 10')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Retire OLD' }));
  const question = within(await screen.findByRole('dialog'));
  expect(requests).not.toContain('DELETE /api/coupons/OLD');
  await userEvent.click(question.getByRole('button', { name: 'Retire' }));
  await waitFor(() => expect(requests).toContain('DELETE /api/coupons/OLD'));
});

it('a refund is approved with the end of the subscription if wanted', async () => {
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    'GET /api/billing/refunds': { body: { items: [REQUEST] } },
    'POST /api/billing/refunds/in_1-1/approve': keep(sent, { body: {} }),
  });
  renderAt('/admin/refunds');
  await userEvent.click(await screen.findByRole('button', { name: 'Approve the refund of $12.50' }));
  await userEvent.click(await screen.findByLabelText('End the subscription now'));
  await userEvent.click(screen.getByRole('button', { name: 'Pay back $12.50' }));
  await waitFor(() => expect(sent).toEqual([{ endSubscription: true }]));
});

it('a refund is not rejected without a reason', async () => {
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    'GET /api/billing/refunds': { body: { items: [REQUEST] } },
    'POST /api/billing/refunds/in_1-1/reject': keep(sent, { body: {} }),
  });
  renderAt('/admin/refunds');
  await userEvent.click(await screen.findByRole('button', { name: 'Reject the refund of $12.50' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Reject request' }));
  expect(await screen.findByText('Tell the user why')).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.type(screen.getByLabelText('Reason for the user'), 'Used all month');
  await userEvent.click(screen.getByRole('button', { name: 'Reject request' }));
  await waitFor(() => expect(sent).toEqual([{ note: 'Used all month' }]));
});

it('disputes are listed by their state', async () => {
  const requests = answerWith({
    ...ADMIN,
    'GET /api/billing/disputes': { body: { items: [{ id: 'du_1', transactionId: 'in_1', amount: 2900, currency: 'usd', reason: 'fraudulent' }] } },
  });
  renderAt('/admin/disputes');
  expect(await screen.findByText('fraudulent')).toBeVisible();
  expect(screen.getByText('Erased user')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('State'), 'lost');
  await waitFor(() => expect(requests).toContain('GET /api/billing/disputes?state=lost'));
});
