import { Alert, Button, Card, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import {
  BILLING_KEY,
  isLive,
  StatusBadge,
  toPeriod,
  useItemName,
  usePriceText,
  useSubscriptions,
  type Subscription,
} from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { ErrorState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import type { Wanted } from './order';
import { texts } from './texts';

const EVERY_MS = 2_000;
const PATIENCE_MS = 60_000;

/** The live subscription that an order led to; without an order, the newest. */
const findBought = (subscriptions: Subscription[] = [], { planId, agentId }: Wanted): Subscription | undefined =>
  subscriptions.find(
    (one) => isLive(one) && (agentId ? one.agentId === agentId : !planId || (one.plan === planId && !one.agentId)),
  );

/** What was bought, as it is stored; until then, what is waited for, and no longer than a minute. */
export function Purchased({ wanted }: { wanted: Wanted }) {
  const t = useTexts(texts);
  const [isLate, setLate] = useState(false);
  const query = useSubscriptions({
    refetchInterval: (found) => (isLate || findBought(found, wanted) ? false : EVERY_MS),
  });
  const bought = findBought(query.data, wanted);
  useEffect(() => {
    if (isLate) return undefined;
    const patience = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, [isLate]);
  if (bought) return <Bought subscription={bought} />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (isLate) return <Late onAgain={() => setLate(false)} />;
  return (
    <Card>
      <Group wrap="nowrap" align="flex-start" role="status">
        <Loader size="sm" mt={4} aria-hidden />
        <div>
          <Title order={2} size="h3">
            {t.waitingTitle}
          </Title>
          <Text c="dimmed">{t.waitingBody}</Text>
        </div>
      </Group>
    </Card>
  );
}

function Late({ onAgain }: { onAgain: () => void }) {
  const t = useTexts(texts);
  return (
    <Alert color="yellow" variant="outline" title={t.lateTitle} role="alert">
      <Stack align="flex-start">
        <Text size="sm">{t.lateBody}</Text>
        <Group>
          <Button onClick={onAgain}>{t.again}</Button>
          <Button component={Link} to="/dashboard/billing" variant="default">
            {t.toBilling}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Bought({ subscription }: { subscription: Subscription }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { agentId, status = 'active' } = subscription;
  // What was read before the payment says that the agents are closed.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['agents'] });
    void queries.invalidateQueries({ queryKey: [...BILLING_KEY, 'own plan'] });
  }, [queries]);
  const name = useItemName()(subscription);
  const hasAccess = status === 'active' || status === 'trialing';
  return (
    <Card data-subscription={subscription.id}>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h3">
            {hasAccess ? t.openNow(name) : name}
          </Title>
          <StatusBadge status={status} />
        </Group>
        <Facts subscription={subscription} />
        <Group>
          <Button component={Link} to={agentId ? `/agents/${agentId}` : '/agents'}>
            {agentId ? t.talk(name) : t.toAgents}
          </Button>
          <Button component={Link} to="/dashboard/billing" variant="default">
            {t.toBilling}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Facts({ subscription }: { subscription: Subscription }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const priceText = usePriceText();
  const { status, expiryDate = '', autoRenew, price = 0, currency = '', period } = subscription;
  const each = priceText(price, currency, toPeriod(period) ?? 'monthly');
  if (status === 'past_due' || status === 'paused') return <Text>{t.notPaid}</Text>;
  if (!autoRenew) return <Text>{t.endsOn(date(expiryDate))}</Text>;
  return <Text>{(status === 'trialing' ? t.trialUntil : t.paidUntil)(date(expiryDate), each)}</Text>;
}
