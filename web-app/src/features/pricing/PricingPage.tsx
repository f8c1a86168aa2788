import { Anchor, Group, SimpleGrid, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { AGENT_PLAN, periodsOf, PERIODS, useOwnPlan, usePlans, type Period, type Plan } from '../../shared/billing';
import { PeriodChoice } from '../../shared/billing/PeriodChoice';
import { Page } from '../../shared/page';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PlanCard } from './PlanCard';
import { texts } from './texts';

export default function PricingPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.lead} width="wide">
      <Loaded query={usePlans()} loading={<Skeleton height={620} />}>
        {(plans) => <Plans plans={plans} />}
      </Loaded>
      <Group gap="lg">
        <Anchor component={Link} to="/pricing/overview" underline="always">
          {t.compare}
        </Anchor>
        <Anchor component={Link} to="/pricing/per-agent" underline="always">
          {t.perAgent}
        </Anchor>
      </Group>
    </Page>
  );
}

function Plans({ plans }: { plans: Plan[] }) {
  const t = useTexts(texts);
  const [period, setPeriod] = useState<Period>('monthly');
  const own = useOwnPlan().data;
  const sold = new Set(plans.filter(({ id }) => id !== AGENT_PLAN).flatMap(periodsOf));
  return (
    <>
      {sold.size > 1 && (
        <PeriodChoice
          label={t.period}
          periods={PERIODS.filter((each) => sold.has(each))}
          value={period}
          onChange={setPeriod}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, lg: plans.length > 3 ? 4 : 3 }}>
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} wanted={period} own={own} />
        ))}
      </SimpleGrid>
    </>
  );
}
