import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { isLive, toPeriod, useOwnPlan, usePlans } from '../../shared/billing';
import { OnDemand } from '../../shared/dialog';
import { Panel } from '../../shared/panel';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { SubscriptionCard } from './SubscriptionCard';
import { texts } from './texts';

const ChangePlan = lazy(() => import('./ChangePlan'));

type OwnPlan = NonNullable<ReturnType<typeof useOwnPlan>['data']>;

export function PlanSection() {
  const t = useTexts(texts);
  return (
    <Panel title={t.plan}>
      <Loaded query={useOwnPlan()} loading={<Skeleton height={130} />}>
        {(own) => (own.subscription && isLive(own.subscription) ? <PaidPlan {...own} /> : <FreePlan {...own} />)}
      </Loaded>
    </Panel>
  );
}

function FreePlan({ plan }: OwnPlan) {
  const t = useTexts(texts);
  return (
    <Stack gap="xs" align="flex-start" mih={130}>
      <Title order={3}>{plan?.name}</Title>
      <Text>{t.freeBody}</Text>
      <Button component={Link} to="/pricing">
        {t.seePlans}
      </Button>
    </Stack>
  );
}

function PaidPlan({ subscription }: OwnPlan) {
  const t = useTexts(texts);
  const plans = usePlans().data ?? [];
  // The pages of prices lead here with what is wanted.
  const [search, setSearch] = useSearchParams();
  const [isOpen, setOpen] = useState(search.has('change'));
  if (!subscription) return null;
  const close = () => {
    setOpen(false);
    setSearch({}, { replace: true });
  };
  return (
    <SubscriptionCard subscription={subscription}>
      {subscription.status !== 'past_due' && (
        <Button variant="light" onClick={() => setOpen(true)}>
          {t.changePlan}
        </Button>
      )}
      <OnDemand isWanted={isOpen && plans.length > 0}>
        <ChangePlan
          isOpen={isOpen}
          onClose={close}
          subscription={subscription}
          plans={plans}
          wanted={{ plan: search.get('change') ?? undefined, period: toPeriod(search.get('period')) }}
        />
      </OnDemand>
    </SubscriptionCard>
  );
}
