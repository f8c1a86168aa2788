import { Badge } from '@mantine/core';
import { AGENT_PLAN, periodsOf, usePlans, usePriceText } from '../billing';
import { defineTexts, useTexts } from '../texts';
import type { Agent } from './queries';

const texts = defineTexts({
  en: {
    free: 'Free',
    own: 'Yours',
    included: 'Included',
    paid: 'Subscription',
    from: (price: string) => `from ${price}`,
  },
});

/** Says what it costs to talk to an agent. */
export function AccessBadge({ agent }: { agent: Agent }) {
  const t = useTexts(texts);
  const price = useAgentPrice();
  if (agent.custom) return <Badge variant="outline">{t.own}</Badge>;
  if (agent.access === 'free') return <Badge variant="light">{t.free}</Badge>;
  if (agent.open) return <Badge variant="light">{t.included}</Badge>;
  return (
    <Badge variant="default" tt="none" fw={500}>
      {price ? t.from(price.text) : t.paid}
    </Badge>
  );
}

/** What a single agent costs for its shortest period; undefined until it is known. */
export function useAgentPrice() {
  const say = usePriceText();
  const plan = usePlans().data?.find(({ id }) => id === AGENT_PLAN);
  const [period] = plan ? periodsOf(plan) : [];
  if (!period || !plan?.currency) return undefined;
  return { period, text: say(plan.prices?.[period] ?? 0, plan.currency, period) };
}
