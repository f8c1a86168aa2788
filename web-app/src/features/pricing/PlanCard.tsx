import { Badge, Box, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEventTracking } from '@onelastai/web-sdk/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  AGENT_PLAN,
  FREE_PLAN,
  isLive,
  orderPath,
  periodsOf,
  signInPath,
  usePriceText,
  type Period,
  type Plan,
  type useOwnPlan,
} from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import classes from './Pricing.module.css';
import { texts } from './texts';

type OwnPlan = ReturnType<typeof useOwnPlan>['data'];

/** A plan with its price for the wanted period, or for the nearest that it is sold for. */
export function PlanCard({ plan, wanted, own }: { plan: Plan; wanted: Period; own: OwnPlan }) {
  const t = useTexts(texts);
  const periods = periodsOf(plan);
  const period = periods.includes(wanted) ? wanted : periods[0];
  const isOwn = own?.plan?.id === plan.id;
  return (
    <Card className={isOwn ? classes.own : undefined} data-plan={plan.id} component="section" aria-label={plan.name}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" mih={28}>
          <Title order={2} size="h3">
            {plan.name}
          </Title>
          {isOwn && <Badge variant="outline">{t.yours}</Badge>}
        </Group>
        <Price plan={plan} period={period} />
        <Text c="dimmed">{plan.description}</Text>
        <List spacing={6} listStyleType="none">
          {plan.features?.map((feature) => (
            <List.Item key={feature}>
              <Group component="span" gap="xs" wrap="nowrap" align="flex-start">
                <IconCheck className={classes.check} size={18} color="var(--mantine-color-anchor)" aria-hidden />
                <span>{feature}</span>
              </Group>
            </List.Item>
          ))}
        </List>
        <Box mt="auto" pt="sm">
          <Choose plan={plan} period={period} own={own} />
        </Box>
      </Stack>
    </Card>
  );
}

function Price({ plan, period }: { plan: Plan; period: Period | undefined }) {
  const t = useTexts(texts);
  const { money, number, percent } = useFormat();
  const priceText = usePriceText();
  const { prices = {}, currency = '', trialDays } = plan;
  if (!period) return <Amount text={money(0, currency)} notes={[t.freeBody]} />;
  const price = prices[period] ?? 0;
  if (plan.id === AGENT_PLAN) {
    const lowest = periodsOf(plan)[0] ?? period;
    return <Amount text={t.from(priceText(prices[lowest] ?? 0, currency, lowest))} />;
  }
  const byTheMonth = (prices.monthly ?? 0) * 12;
  const saves = period === 'yearly' && byTheMonth > price;
  const notes = [
    saves && t.saving(percent(Math.floor(100 * (1 - price / byTheMonth)) / 100)),
    trialDays && t.trial(number(trialDays)),
  ];
  return <Amount text={priceText(price, currency, period)} notes={notes} />;
}

/** As high in every card, so that what follows stands side by side. */
const Amount = ({ text, notes = [] }: { text: string; notes?: ReactNode[] }) => (
  <Box mih={{ xs: 76 }}>
    <Text fz="1.35rem" fw={700} lh={1.25}>
      {text}
    </Text>
    {notes.filter(Boolean).map((note, index) => (
      <Text key={index} size="sm" c="dimmed">
        {note}
      </Text>
    ))}
  </Box>
);

function Choose({ plan, period, own }: { plan: Plan; period: Period | undefined; own: OwnPlan }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { trackEvent } = useEventTracking();
  const { id = '', name = '' } = plan;
  const has = own?.subscription && isLive(own.subscription) ? own.plan?.id : undefined;
  const link = (to: string, text: string, isMain = true) => (
    <Button
      component={Link}
      to={to}
      fullWidth
      variant={isMain ? 'filled' : 'default'}
      onClick={() => void trackEvent('click', 'select_plan', { plan: id, period })}
    >
      {text}
    </Button>
  );
  if (id === AGENT_PLAN) return link('/pricing/per-agent', t.chooseAgent, false);
  if (!period || id === FREE_PLAN)
    return user ? link('/agents', t.talk, false) : link(signInPath('/agents', 'signup'), t.start, false);
  if (has === id) return link('/dashboard/billing', t.manage, false);
  if (has) return link(`/dashboard/billing?${new URLSearchParams({ change: id, period })}`, t.change(name));
  return link(orderPath({ plan: id }, period), t.choose(name));
}
