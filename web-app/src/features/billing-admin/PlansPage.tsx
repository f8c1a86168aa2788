import { Badge, Button, Card, Text } from '@mantine/core';
import { lazy, useState } from 'react';
import { AGENT_PLAN, FREE_PLAN, periodsOf, usePriceText, type Plan } from '../../shared/billing';
import { OnDemand } from '../../shared/dialog';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useAllPlans, withdrawPlan } from './queries';
import { RowActions } from './RowActions';
import { texts } from './texts';

/** The API refuses to withdraw them. */
const STAY_ON_SALE = [FREE_PLAN, AGENT_PLAN];

const PlanDialog = lazy(() => import('./PlanDialog'));

export default function PlansPage() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [edited, setEdited] = useState<Plan | 'new'>();
  return (
    <Page
      lead={t.plans.lead}
      width="wide"
      actions={<Button onClick={() => setEdited('new')}>{t.plans.add}</Button>}
    >
      <Card>
        <DataTable
          caption={t.plans.title}
          pages={useAllPlans()}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.plans.none} />}
          columns={[
            { header: t.plans.name, cell: (plan) => <Name plan={plan} /> },
            { header: t.plans.prices, cell: (plan) => <Prices plan={plan} /> },
            { header: t.plans.trial, cell: ({ trialDays }) => (trialDays ? t.plans.days(number(trialDays)) : t.plans.noTrial) },
            {
              header: t.plans.agents,
              cell: ({ agents }) => {
                if (!agents) return t.plans.allAgents;
                return agents.length > 0 ? t.plans.someAgents(number(agents.length)) : t.plans.noAgents;
              },
            },
            { header: t.state, cell: ({ active }) => <Badge color={active ? 'sea' : 'gray'}>{active ? t.plans.onSale : t.plans.withdrawn}</Badge> },
            { header: t.actions, cell: (plan) => <Actions plan={plan} onEdit={() => setEdited(plan)} /> },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(edited)}>
        <PlanDialog edited={edited} onClose={() => setEdited(undefined)} />
      </OnDemand>
    </Page>
  );
}

const Name = ({ plan: { id, name } }: { plan: Plan }) => (
  <div data-plan={id}>
    {name}
    <Text size="sm" c="dimmed">
      {id}
    </Text>
  </div>
);

function Prices({ plan }: { plan: Plan }) {
  const t = useTexts(texts);
  const priceText = usePriceText();
  const periods = periodsOf(plan);
  if (periods.length === 0) return t.plans.free;
  return periods.map((period) => <div key={period}>{priceText(plan.prices?.[period] ?? 0, plan.currency ?? '', period)}</div>);
}

function Actions({ plan: { id = '', name = '', active }, onEdit }: { plan: Plan; onEdit: () => void }) {
  const t = useTexts(texts);
  const { withdraw, withdrawName, withdrawTitle, withdrawBody, withdrawDone } = t.plans;
  const removal = {
    action: withdraw,
    label: withdrawName(name),
    title: withdrawTitle(name),
    body: withdrawBody,
    done: withdrawDone,
    remove: () => withdrawPlan(id),
  };
  return <RowActions name={name} onEdit={onEdit} removal={active && !STAY_ON_SALE.includes(id) ? removal : undefined} />;
}
