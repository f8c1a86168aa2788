import { useAgentsOnSale, usePlans, type Subscription } from './queries';

/** What a subscription is for, by the name that it is sold under. */
export function useItemName(): (item: Pick<Subscription, 'agentId' | 'plan'>) => string {
  const plans = usePlans().data;
  const agents = useAgentsOnSale().data;
  return ({ agentId, plan }) =>
    agentId
      ? (agents?.find(({ id }) => id === agentId)?.name ?? agentId)
      : (plans?.find(({ id }) => id === plan)?.name ?? plan ?? '');
}
