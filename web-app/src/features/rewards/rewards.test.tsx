import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn, signOut } from '../../../test/session';

const API = '/api/gamification';

const METRICS = {
  points: 340,
  earned: 840,
  level: 4,
  nextLevelAt: 1_500,
  streak: { current: 6, longest: 9, today: false, freezes: 1 },
  freeze: { price: 100, held: 2 },
  today: [{ kind: 'chat', counted: 7, limit: 20, points: 2 }],
  rules: 1,
};
const WEEK = { id: 'tech-wizard-week', title: 'Tech Wizard for a week', price: 300, percentOff: null, agentId: 'tech-wizard', days: 7 };
const COUPON = { id: 'coupon-10', title: '10 % off a plan', price: 500, percentOff: 10, agentId: null, days: 30 };
const BOARD = {
  period: 'week',
  key: '2026-W09',
  rank: 17,
  items: [
    { rank: 1, points: 900, name: 'Omar', own: false },
    { rank: 2, points: 800, name: null, own: false },
  ],
  next: null as string | null,
};

const WITH_REWARDS = {
  'GET /api/session/me': { body: { id: 'u1', roles: ['user'] } },
  [`GET ${API}/metrics`]: { body: METRICS },
  [`GET ${API}/achievements`]: { body: { items: [{ id: 'week', title: 'Seven days in a row', points: 50, progress: 6, goal: 7, earnedAt: null }] } },
  [`GET ${API}/rewards`]: { body: { items: [WEEK, COUPON] } },
  [`GET ${API}/redemptions`]: { body: { items: [] as object[] } },
  [`GET ${API}/leaderboard`]: { body: BOARD },
  'GET /api/billing/rewards': { body: { items: [] as object[] } },
};

const bodies: unknown[] = [];
const keeping = (body: unknown, status = 200) => async (request: Request) => {
  bodies.push(await request.json());
  return { status, body };
};

beforeEach(() => {
  signIn();
  bodies.length = 0;
});

it('points, level, streak and what is missing for an achievement are shown', async () => {
  answerWith(WITH_REWARDS);
  renderAt('/dashboard/rewards');
  expect(within(await screen.findByRole('group', { name: 'Points' })).getByText('340')).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Streak' })).getByText('6 days')).toBeVisible();
  expect(screen.getByText('Be active today to keep it.')).toBeVisible();
  expect(await screen.findByText('6 of 7')).toBeVisible();
  expect(await screen.findByText('You are number 17.')).toBeVisible();
});

it('a reward is redeemed after a question, and what becomes of it is shown', async () => {
  let status = 'pending';
  const redemption = () => ({ id: 'r-1', reward: WEEK, status, reason: null, createdAt: '2026-03-01T09:00:00Z', settledAt: null });
  answerWith({
    ...WITH_REWARDS,
    [`POST ${API}/redeem`]: keeping(redemption(), 202),
    [`GET ${API}/redemptions`]: () => ({ body: { items: bodies.length > 0 ? [redemption()] : [] } }),
  });
  renderAt('/dashboard/rewards');
  expect(await screen.findByRole('button', { name: 'Redeem “10 % off a plan”' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Redeem “Tech Wizard for a week”' }));
  expect(bodies).toEqual([]);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Redeem' }));
  expect(await screen.findByText('On its way')).toBeVisible();
  expect(bodies).toMatchObject([{ rewardId: 'tech-wizard-week' }]);
  status = 'granted';
  expect(await screen.findByText('Yours')).toBeVisible();
  expect(screen.getByRole('link', { name: 'To the agent' })).toHaveAttribute('href', '/agents/tech-wizard');
});

it('the code of a coupon is shown with what was paid for it', async () => {
  const redemption = { id: 'r-2', reward: COUPON, status: 'granted', reason: null, createdAt: '2026-03-01T09:00:00Z', settledAt: '2026-03-01T09:00:01Z' };
  answerWith({
    ...WITH_REWARDS,
    [`GET ${API}/redemptions`]: { body: { items: [redemption] } },
    'GET /api/billing/rewards': { body: { items: [{ redemptionId: 'r-2', couponCode: 'POINTS-7K2' }] } },
  });
  renderAt('/dashboard/rewards');
  expect(await screen.findByText('POINTS-7K2')).toBeVisible();
});

it('a freeze that was refused can be sent again with the same id', async () => {
  answerWith({ ...WITH_REWARDS, [`POST ${API}/freeze`]: keeping({ code: 'service_unavailable' }, 503) });
  renderAt('/dashboard/rewards');
  for (const times of [1, 2]) {
    await userEvent.click(await screen.findByRole('button', { name: 'Buy a freeze for 100 points' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Buy it' }));
    await waitFor(() => expect(bodies).toHaveLength(times));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(bodies[0]).toEqual(bodies[1]);
});

it('the leaderboard names only who shows their activity, and goes on at its cursor', async () => {
  const requests = answerWith({
    ...WITH_REWARDS,
    [`GET ${API}/leaderboard`]: (request) =>
      new URL(request.url).searchParams.get('cursor')
        ? { body: { ...BOARD, items: [{ rank: 3, points: 7, name: 'Ada', own: true }] } }
        : { body: { ...BOARD, next: `${API}/leaderboard?period=week&size=20&cursor=800_x` } },
  });
  renderAt('/rewards');
  const table = within(await screen.findByRole('table', { name: 'Leaderboard' }));
  expect(table.getByText('Omar')).toBeVisible();
  expect(table.getByText('Somebody')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await table.findByText('Ada (you)')).toBeVisible();
  expect(requests).toContain(`GET ${API}/leaderboard?period=week&cursor=800_x`);
});

it('a visitor reads how it works, and the leaderboard', async () => {
  signOut();
  const requests = answerWith({ [`GET ${API}/leaderboard`]: { body: { ...BOARD, rank: null } } });
  renderAt('/rewards');
  expect(await screen.findByRole('link', { name: 'Sign in to earn points' })).toHaveAttribute('href', '/auth/login?next=%2Frewards');
  expect(within(await screen.findByRole('table', { name: 'Leaderboard' })).getByText('Omar')).toBeVisible();
  expect(screen.queryByRole('radiogroup')).toBeNull();
  expect(requests.filter((request) => request.includes(API))).toEqual([`GET ${API}/leaderboard?period=week`]);
});
