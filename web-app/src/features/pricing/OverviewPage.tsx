import { Anchor, Card, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  AGENT_PLAN,
  includes,
  PERIODS,
  periodsOf,
  useAgentsOnSale,
  usePlans,
  type Agent,
  type Plan,
} from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export default function OverviewPage() {
  const t = useTexts(texts);
  const agents = useAgentsOnSale();
  return (
    <Page lead={t.overviewLead} width="wide">
      <Loaded query={usePlans()} loading={<Skeleton height={420} />}>
        {(plans) => (
          <Stack gap="xl">
            <Terms plans={plans} />
            <Loaded query={agents} loading={<Skeleton height={420} />}>
              {(found) => <Agents plans={plans} agents={found} />}
            </Loaded>
          </Stack>
        )}
      </Loaded>
      <Anchor component={Link} to="/pricing" underline="always">
        {t.backToPlans}
      </Anchor>
    </Page>
  );
}

/** A row a question, a column a plan. */
function Comparison({ caption, first, plans, rows }: {
  caption: string;
  first: string;
  plans: Plan[];
  rows: readonly (readonly [string, (plan: Plan) => ReactNode])[];
}) {
  return (
    <Card>
      <Table.ScrollContainer minWidth={160 + plans.length * 130} type="native" tabIndex={0} role="group" aria-label={caption}>
        <Table aria-label={caption}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{first}</Table.Th>
              {plans.map(({ id, name }) => (
                <Table.Th key={id} scope="col">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, cell]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                {plans.map((plan) => (
                  <Table.Td key={plan.id}>{cell(plan)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Terms({ plans }: { plans: Plan[] }) {
  const t = useTexts(texts);
  const { money, number } = useFormat();
  const sold = new Set(plans.flatMap(periodsOf));
  const price = (period: (typeof PERIODS)[number]) => (plan: Plan) => {
    const amount = plan.prices?.[period];
    if (periodsOf(plan).length === 0) return t.free;
    return amount === undefined ? <Text c="dimmed">{t.notSold}</Text> : money(amount, plan.currency ?? '');
  };
  const opened = ({ id, agents }: Plan) => {
    if (id === AGENT_PLAN) return t.oneAgent;
    if (!agents) return t.allAgents;
    return agents.length === 0 ? t.noAgents : t.someAgents(number(agents.length));
  };
  return (
    <Comparison
      caption={t.overviewTable}
      first={t.aspect}
      plans={plans}
      rows={[
        ...PERIODS.filter((period) => sold.has(period)).map((period) => [t.price[period], price(period)] as const),
        [t.trialRow, ({ trialDays }) => (trialDays ? t.trialDays(number(trialDays)) : t.noTrial)],
        [t.freeAgents, () => <Yes />],
        [t.agentsOnSale, opened],
      ]}
    />
  );
}

function Agents({ plans, agents }: { plans: Plan[]; agents: Agent[] }) {
  const t = useTexts(texts);
  const withAgents = plans.filter(({ id, agents: some }) => id !== AGENT_PLAN && some?.length !== 0);
  if (agents.length === 0 || withAgents.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="sm">
        {t.whichAgents}
      </Title>
      <Comparison
        caption={t.whichAgents}
        first={t.agent}
        plans={withAgents}
        rows={agents.map(({ id = '', name = '' }) => [name, (plan) => (includes(plan, id) ? <Yes /> : <No />)])}
      />
    </section>
  );
}

function Yes() {
  const t = useTexts(texts);
  return <IconCheck size={20} color="var(--mantine-color-anchor)" role="img" aria-label={t.included} />;
}

function No() {
  const t = useTexts(texts);
  return <IconMinus size={20} color="var(--mantine-color-dimmed)" role="img" aria-label={t.notIncluded} />;
}
