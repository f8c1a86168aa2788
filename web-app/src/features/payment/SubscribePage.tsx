import { Anchor, Button, Card, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import {
  AGENT_PLAN,
  BILLING_KEY,
  leave,
  periodsOf,
  useCards,
  usePriceText,
  type Agent,
  type Plan,
} from '../../shared/billing';
import { PeriodChoice } from '../../shared/billing/PeriodChoice';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { BuyButton, Refusal } from './BuyButton';
import { addressOf, findOrder, readWanted, useOffer, type Order } from './order';
import { subscribe } from './queries';
import { texts } from './texts';

export default function SubscribePage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.subscribeLead} width="narrow">
      <Loaded query={useOffer()} loading={<Skeleton height={380} />}>
        {({ plans, agents }) => <Choice plans={plans} agents={agents} />}
      </Loaded>
    </Page>
  );
}

/** The choice is in the address, so that it outlives the way over the login. */
function Choice({ plans, agents }: { plans: Plan[]; agents: Agent[] }) {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const single = plans.find(({ id }) => id === AGENT_PLAN);
  const periods = single ? periodsOf(single) : [];
  const wanted = readWanted(search);
  const period = wanted.period && periods.includes(wanted.period) ? wanted.period : (periods.at(-1) ?? 'monthly');
  const order = findOrder({ ...wanted, period }, plans, agents);
  const choose = (changes: Record<string, string>) =>
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), ...changes }), { replace: true });
  if (periods.length === 0 || agents.length === 0) return <EmptyState title={t.noneOnSale} />;
  return (
    <Stack>
      <Card>
        <Stack>
          <NativeSelect
            label={t.chooseAgent}
            data={[
              ...(order ? [] : [{ value: '', label: t.pickAgent }]),
              ...agents.map(({ id = '', name = '' }) => ({ value: id, label: name })),
            ]}
            value={order?.agent?.id ?? ''}
            onChange={({ currentTarget }) => choose({ agent: currentTarget.value })}
          />
          {order && <Text c="dimmed">{order.agent?.description}</Text>}
          <PeriodChoice label={t.period} periods={periods} value={period} onChange={(each) => choose({ period: each })} />
        </Stack>
      </Card>
      {order && <Buy key={addressOf('', order)} order={order} />}
    </Stack>
  );
}

function Buy({ order }: { order: Order }) {
  const t = useTexts(texts);
  const priceText = usePriceText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const card = useCards().data?.find(({ isDefault }) => isDefault);
  const { agent, price, currency, period } = order;
  const agentId = agent?.id ?? '';
  const buy = useMutation({
    mutationFn: () => subscribe(agentId, order),
    async onSuccess({ checkout }) {
      if (checkout?.url) {
        leave(checkout.url);
        return;
      }
      await queries.invalidateQueries({ queryKey: BILLING_KEY });
      await navigate(`/subscription-success?${new URLSearchParams({ agent: agentId })}`);
    },
  });
  if (agent?.open) {
    return (
      <EmptyState
        title={t.openTitle(agent.name ?? '')}
        action={
          <Button component={Link} to={`/agents/${agentId}`}>
            {t.talk(agent.name ?? '')}
          </Button>
        }
      >
        {t.openBody}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Text>{card ? t.card(card.brand ?? '', card.last4 ?? '') : t.noCard}</Text>
      <Text size="sm" c="dimmed">
        {t.renews}
      </Text>
      <Refusal error={buy.error} />
      <BuyButton isBuying={buy.isPending || buy.isSuccess} onBuy={() => buy.mutate()}>
        {t.subscribe(priceText(price, currency, period))}
      </BuyButton>
      <Anchor component={Link} to={addressOf('/payment', order)} underline="always" size="sm">
        {t.withCoupon}
      </Anchor>
    </Stack>
  );
}
