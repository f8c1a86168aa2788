import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';

const PLANS = {
  'GET /api/billing/plans': {
    body: {
      items: [
        { id: 'free', name: 'Free', currency: 'usd', prices: {}, agents: [], features: [], trialDays: 0 },
        { id: 'agent', name: 'One agent', currency: 'usd', prices: { daily: 100, monthly: 1900 }, agents: [], features: [], trialDays: 0 },
        { id: 'pro', name: 'Pro', currency: 'usd', prices: { monthly: 2900, yearly: 29000 }, features: [], trialDays: 7 },
      ],
    },
  },
};
const AGENTS = {
  'GET /api/agents': {
    body: {
      items: [
        { id: 'ben', name: 'Ben', description: 'Plays games.', access: 'subscription', open: false },
        { id: 'ada', name: 'Ada', description: 'Counts.', access: 'subscription', open: true },
      ],
    },
  },
};


const plan = async (name: string) => within(await screen.findByRole('region', { name }));

it('a plan says its price for the chosen period, its saving and its trial', async () => {
  answerWith(PLANS);
  renderAt('/pricing');
  expect((await plan('Pro')).getByText('$29.00 a month')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'By the year' }));
  const pro = await plan('Pro');
  expect(pro.getByText('$290.00 a year')).toBeVisible();
  expect(pro.getByText('16% less than by the month')).toBeVisible();
  expect(pro.getByText(/^First 7 days free/)).toBeVisible();
  expect(pro.getByRole('link', { name: 'Choose Pro' })).toHaveAttribute('href', '/payment?plan=pro&period=yearly');
});

it('a subscriber is led to the change of the plan instead of a second purchase', async () => {
  signIn();
  answerWith({
    ...PLANS,
    'GET /api/session/me': { body: { id: 'u', roles: ['user'] } },
    'GET /api/billing/plan': { body: { plan: { id: 'starter' }, subscription: { id: 's', plan: 'starter', status: 'active' } } },
  });
  renderAt('/pricing');
  expect(await screen.findByRole('link', { name: 'Change to Pro' })).toHaveAttribute(
    'href',
    '/dashboard/billing?change=pro&period=monthly',
  );
});

it('each agent has its prices, unless it is open already', async () => {
  answerWith({ ...PLANS, ...AGENTS });
  renderAt('/pricing/per-agent');
  const ben = await plan('Ben');
  expect(ben.getByText('Also in Pro')).toBeVisible();
  expect(ben.getByRole('link', { name: 'Subscribe to Ben for $1.00 a day' })).toHaveAttribute(
    'href',
    '/subscribe?agent=ben&period=daily',
  );
  const ada = await plan('Ada');
  expect(ada.getByText('Open to you')).toBeVisible();
  expect(ada.queryByRole('link')).toBeNull();
  await userEvent.type(screen.getByRole('searchbox'), 'counts');
  expect(screen.queryByRole('region', { name: 'Ben' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Ada' })).toBeVisible();
});

it('the overview says which plan opens which agent', async () => {
  answerWith({
    ...AGENTS,
    'GET /api/billing/plans': {
      body: {
        items: [
          { id: 'some', name: 'Some', currency: 'usd', prices: { monthly: 900 }, agents: ['ben'] },
          { id: 'all', name: 'All', currency: 'usd', prices: { monthly: 2900 } },
        ],
      },
    },
  });
  renderAt('/pricing/overview');
  const ada = await screen.findByRole('row', { name: /^Ada/ });
  expect(within(ada).getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Not included', 'Included']);
});
