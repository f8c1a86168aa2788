import type { Plan, Subscription } from './queries';

export const PERIODS = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type Period = (typeof PERIODS)[number];

/** The plan of those who have not bought one. */
export const FREE_PLAN = 'free';
/** The plan for one agent, which the buyer chooses. */
export const AGENT_PLAN = 'agent';

/** The periods that a plan is sold for, shortest first. */
export const periodsOf = ({ prices = {} }: Pick<Plan, 'prices'>): Period[] =>
  PERIODS.filter((period) => prices[period] !== undefined);

export const toPeriod = (text: string | null | undefined): Period | undefined =>
  PERIODS.find((period) => period === text);

/** Whether it has not ended for good. */
export const isLive = ({ status }: Pick<Subscription, 'status'>): boolean =>
  status !== 'canceled' && status !== 'expired';

/** Whether a plan includes an agent; a plan without a list includes all. */
export const includes = ({ agents }: Pick<Plan, 'agents'>, agentId: string): boolean =>
  !agents || agents.includes(agentId);

/** Where to buy it: the order, before the page of Stripe. */
export const orderPath = (order: { plan: string } | { agent: string }, period: Period): string =>
  `/payment?${new URLSearchParams({ ...order, period })}`;

export const signInPath = (next: string, page: 'login' | 'signup' = 'login'): string =>
  `/auth/${page}?next=${encodeURIComponent(next)}`;
