import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/admin/users';
const USER = {
  id: 'u1',
  name: 'Ada',
  email: 'ada@example.com',
  emailVerified: true,
  twoFactorEnabled: false,
  createdAt: '2026-03-01T08:00:00Z',
  lastLoginAt: null,
  loginAttempts: 0,
  lockUntil: null,
  enabled: true,
  roles: ['user'],
};
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const withUser = (user: object) => ({
  'GET /api/session/me': { body: { id: 'admin', roles: ['user', 'admin'] } },
  'GET /api/agent-subscriptions/user/u1': { body: { items: [] } },
  'GET /api/agent-subscriptions/user/admin': { body: { items: [] } },
  'GET /api/security/logs': { body: { items: [] } },
  [`GET ${API}/u1`]: { body: { ...USER, ...user } },
  [`GET ${API}/admin`]: { body: { ...USER, id: 'admin', roles: ['user', 'admin'], ...user } },
});
const buttons = async () => {
  await screen.findByRole('heading', { name: 'The account' });
  return within(screen.getByRole('main')).queryAllByRole('button').map(({ textContent }) => textContent);
};

beforeEach(signIn);

it('accounts are found by the beginning of the address, which stays out of the page\'s own', async () => {
  const requests = answerWith({
    ...withUser({}),
    [`GET ${API}`]: { body: { items: [{ ...USER, lockUntil: inAnHour() }] } },
  });
  renderAt('/admin/users');
  const row = await screen.findByRole('row', { name: /ada@example.com/ });
  expect(within(row).getByText('Locked')).toBeVisible();
  expect(within(row).getByText('Never')).toBeVisible();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' ad' } });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' ada@' } });
  await waitFor(() => expect(requests).toContain(`GET ${API}?email=ada%40`));
  expect(requests.filter((request) => request.includes('email='))).toHaveLength(1);
});

it.each([
  ['an ordinary one', {}, ['Disable', 'Add to the support team', 'Make a moderator', 'Make an admin']],
  ['a disabled one', { enabled: false }, ['Enable', 'Add to the support team', 'Make a moderator', 'Make an admin']],
  ['a locked one', { lockUntil: inAnHour() }, ['Unlock', 'Disable', 'Add to the support team', 'Make a moderator', 'Make an admin']],
  ['one whose lock is over', { lockUntil: '2026-01-01T00:00:00Z' }, ['Disable', 'Add to the support team', 'Make a moderator', 'Make an admin']],
  ['one of the support team', { roles: ['user', 'support'] }, ['Disable', 'Remove from the support team', 'Make a moderator', 'Make an admin']],
  ['a moderator', { roles: ['user', 'moderator'] }, ['Disable', 'Add to the support team', 'Take the moderator role', 'Make an admin']],
  ['an admin', { roles: ['user', 'admin'] }, ['Disable', 'Take the admin role']],
])('what can be done with %s', async (_, user, expected) => {
  answerWith(withUser(user));
  renderAt('/admin/users/u1');
  expect(await buttons()).toEqual(expected);
});

it('nobody shuts the own account out', async () => {
  answerWith(withUser({}));
  renderAt('/admin/users/admin');
  expect(await buttons()).toEqual([]);
  expect(screen.getByText(/^This is your own account/)).toBeVisible();
});

it('an account is disabled after a question, and read again', async () => {
  let enabled = true;
  const requests = answerWith({
    ...withUser({}),
    [`GET ${API}/u1`]: () => ({ body: { ...USER, enabled } }),
    [`POST ${API}/u1/disable`]: () => ((enabled = false), { status: 204 }),
  });
  renderAt('/admin/users/u1');
  await userEvent.click(await screen.findByRole('button', { name: 'Disable' }));
  expect(enabled).toBe(true);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Disable' }));
  expect(await screen.findByRole('button', { name: 'Enable' })).toBeVisible();
  await waitFor(() => expect(requests.filter((request) => request === 'GET /api/security/logs?userId=u1')).toHaveLength(2));
});

it('a refusal is said', async () => {
  answerWith({
    ...withUser({ lockUntil: inAnHour() }),
    [`POST ${API}/u1/unlock`]: { status: 409, body: { code: 'own_account', detail: 'Another admin has to do this.' } },
  });
  renderAt('/admin/users/u1');
  await userEvent.click(await screen.findByRole('button', { name: 'Unlock' }));
  expect(await screen.findByText('Another admin has to do this.')).toBeVisible();
});

it('the subscriptions are told by the names that they are sold under', async () => {
  const subscription = {
    id: 's', plan: 'pro', agentId: null, price: 2900, currency: 'usd', period: 'monthly', status: 'canceled',
    startDate: '2026-03-01T08:00:00Z', endedAt: null, accessUntil: '2026-04-01T08:00:00Z',
  };
  answerWith({
    ...withUser({}),
    'GET /api/agent-subscriptions/user/u1': { body: { items: [subscription] } },
    'GET /api/billing/plans': { body: { items: [{ id: 'pro', name: 'Professional', prices: {} }] } },
    'GET /api/agents': { body: { items: [] } },
  });
  renderAt('/admin/users/u1');
  const table = await screen.findByRole('table', { name: 'Subscriptions' });
  expect(await within(table).findByText('Professional')).toBeVisible();
  expect(within(table).getByText('$29.00 a month')).toBeVisible();
  expect(within(table).getByText('Cancelled')).toBeVisible();
});
