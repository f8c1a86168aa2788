import {
  AGENT_PLAN,
  toPeriod,
  useAgentsOnSale,
  usePlans,
  type Agent,
  type Period,
  type Plan,
} from '../../shared/billing';

/** What an address says that is to be bought. */
export interface Wanted {
  planId: string | undefined;
  agentId: string | undefined;
  period: Period | undefined;
}

export function readWanted(search: URLSearchParams): Wanted {
  return {
    planId: search.get('plan') ?? undefined,
    agentId: search.get('agent') ?? undefined,
    period: toPeriod(search.get('period')),
  };
}

/** Something that is sold, with its price. */
export interface Order {
  plan: Plan;
  agent: Agent | undefined;
  period: Period;
  price: number;
  currency: string;
}

export function findOrder({ planId, agentId, period }: Wanted, plans: Plan[], agents: Agent[]): Order | undefined {
  const plan = plans.find(({ id }) => id === (agentId ? AGENT_PLAN : planId));
  const agent = agents.find(({ id }) => id === agentId);
  const price = period && plan?.prices?.[period];
  if (!plan || !period || price === undefined) return undefined;
  if (plan.id === AGENT_PLAN && !agent) return undefined;
  return { plan, agent, period, price, currency: plan.currency ?? '' };
}

/** The plans and agents of which an order is made. */
export function useOffer() {
  const plans = usePlans();
  const agents = useAgentsOnSale();
  return {
    data: plans.data && agents.data && { plans: plans.data, agents: agents.data },
    error: plans.error ?? agents.error,
    refetch: () => Promise.all([plans.refetch(), agents.refetch()]),
  };
}

/** The order, or the page after it, in an address: `/payment/cancel?plan=pro&period=monthly`. */
export const addressOf = (path: string, { plan, agent, period }: Order): string =>
  `${path}?${new URLSearchParams({ ...(agent?.id ? { agent: agent.id } : { plan: plan.id ?? '' }), period })}`;
