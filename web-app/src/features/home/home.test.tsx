import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';

const AGENTS = [
  { id: 'a', name: 'Ada', category: 'learning', access: 'free', open: true, description: 'Counts.', starters: ['What is a number?'] },
  { id: 'b', name: 'Bishop', category: 'games', access: 'subscription', open: false, description: 'Plays.', starters: [] },
];

const API = {
  'GET /api/agents': { body: { items: AGENTS } },
  'GET /api/agents/categories': {
    body: { items: [{ id: 'learning', name: 'Learning', agents: 1 }, { id: 'games', name: 'Games', agents: 1 }] },
  },
  'GET /api/billing/plans': {
    body: { items: [{ id: 'pro', name: 'Pro', currency: 'usd', prices: { monthly: 2900 }, trialDays: 7 }] },
  },
};

it('home tells what there is, what is free and what the rest costs, as the API says', async () => {
  answerWith(API);
  renderAt('/');
  expect(await screen.findByText(/2 agents, 1 of them free/)).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Bishop needs a subscription' })).toHaveAttribute('href', '/agents/b');
  expect(await screen.findByText('$29.00 a month')).toBeVisible();
  expect(screen.getByText('7 days to try')).toBeVisible();
});

it('a question on home is asked on the page of a free agent', async () => {
  const bodies: string[] = [];
  answerWith({
    ...API,
    'GET /api/agents/a': { body: AGENTS[0] },
    'GET /api/chat/user/me': { body: { items: [] } },
    'POST /api/chat': async (request: Request) => {
      bodies.push(await request.text());
      return { status: 503, body: { code: 'model_unavailable' } };
    },
  });
  renderAt('/');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your question' }), 'Why?{Enter}');
  expect(await screen.findByText(/model is away/)).toBeVisible();
  expect(bodies).toEqual(['{"agentId":"a","message":"Why?"}']);
});
