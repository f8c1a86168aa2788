import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { periodsOf, usePlans, usePriceText, type Plan } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { useHasRoute } from '../../shared/frame';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Home.module.css';
import { texts } from './texts';

/** The plans on sale, a line each. */
export function PlanList() {
  const t = useTexts(texts);
  const hasRoute = useHasRoute();
  return (
    <section aria-labelledby="plans" className={classes.section}>
      <Title order={2} id="plans" mb="md">
        {t.plans}
      </Title>
      <Loaded query={usePlans()} loading={<Skeleton height={320} />}>
        {(plans) => (
          <ul className={classes.plans}>
            {plans.map((plan) => (
              <PlanLine key={plan.id} plan={plan} />
            ))}
          </ul>
        )}
      </Loaded>
      {hasRoute('/pricing') && (
        <Anchor component={Link} to="/pricing" fw={600} mt="md" display="inline-block">
          {t.compare}
        </Anchor>
      )}
    </section>
  );
}

function PlanLine({ plan }: { plan: Plan }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const say = usePriceText();
  const { name, description, currency = 'usd', prices = {}, trialDays } = plan;
  const [period] = periodsOf(plan);
  return (
    <li className={classes.plan}>
      <Text fw={650}>{name}</Text>
      <Text c="dimmed">{description}</Text>
      <div className={classes.planPrice}>
        <Text fw={650}>{period ? say(prices[period] ?? 0, currency, period) : t.free}</Text>
        {trialDays ? (
          <Text size="sm" c="dimmed">
            {t.trial(number(trialDays))}
          </Text>
        ) : null}
      </div>
    </li>
  );
}
