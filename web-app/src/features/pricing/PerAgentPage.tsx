import { Anchor, Badge, Button, Card, Group, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  AGENT_PLAN,
  includes,
  periodsOf,
  useAgentsOnSale,
  usePlans,
  usePriceText,
  type Agent,
  type Plan,
} from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export default function PerAgentPage() {
  const t = useTexts(texts);
  const agents = useAgentsOnSale();
  return (
    <Page lead={t.agentsLead} width="wide">
      <Loaded query={usePlans()} loading={<Skeleton height={900} />}>
        {(plans) => (
          <Loaded query={agents} loading={<Skeleton height={900} />}>
            {(found) => <Agents plans={plans} agents={found} />}
          </Loaded>
        )}
      </Loaded>
      <Anchor component={Link} to="/pricing" underline="always">
        {t.backToPlans}
      </Anchor>
    </Page>
  );
}

const hasWords = ({ name = '', description = '' }: Agent, words: string): boolean =>
  `${name} ${description}`.toLowerCase().includes(words.trim().toLowerCase());

function Agents({ plans, agents }: { plans: Plan[]; agents: Agent[] }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [words, setWords] = useState('');
  const single = plans.find(({ id }) => id === AGENT_PLAN);
  if (!single || agents.length === 0) return <EmptyState title={t.noneOnSale}>{t.noneOnSaleBody}</EmptyState>;
  const found = agents.filter((agent) => hasWords(agent, words));
  return (
    <>
      <Group align="flex-end" justify="space-between">
        <TextInput
          label={t.search}
          type="search"
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          w={{ base: '100%', xs: 320 }}
        />
        <Text c="dimmed" role="status">
          {t.found(number(found.length))}
        </Text>
      </Group>
      {found.length === 0 && (
        <EmptyState
          title={t.noneFound}
          action={
            <Button variant="light" onClick={() => setWords('')}>
              {t.showAll}
            </Button>
          }
        >
          {t.noneFoundBody}
        </EmptyState>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {found.map((agent) => (
          <AgentPrices key={agent.id} agent={agent} single={single} plans={plans} />
        ))}
      </SimpleGrid>
    </>
  );
}

function AgentPrices({ agent, single, plans }: { agent: Agent; single: Plan; plans: Plan[] }) {
  const t = useTexts(texts);
  const priceText = usePriceText();
  const { id = '', name = '', description, open } = agent;
  const { prices = {}, currency = '' } = single;
  const others = plans.filter((plan) => plan.id !== AGENT_PLAN && includes(plan, id));
  return (
    <Card data-agent={id} component="section" aria-label={name}>
      <Stack gap="xs" h="100%">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {name}
          </Title>
          {open && <Badge variant="outline">{t.openToYou}</Badge>}
        </Group>
        <Text c="dimmed" flex={1}>
          {description}
        </Text>
        {others.length > 0 && (
          <Text size="sm">{t.inPlans(others.map((plan) => plan.name).join(', '))}</Text>
        )}
        {!open && (
          <Group gap="xs" mt={4}>
            {periodsOf(single).map((period) => {
              const price = priceText(prices[period] ?? 0, currency, period);
              return (
                <Button
                  key={period}
                  component={Link}
                  to={`/subscribe?${new URLSearchParams({ agent: id, period })}`}
                  variant="light"
                  size="xs"
                  aria-label={t.buy(name, price)}
                >
                  {price}
                </Button>
              );
            })}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
