import { Anchor, Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { isLive, orderPath, toPeriod, useItemName, useSubscriptions, type Subscription } from '../../shared/billing';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { SubscriptionCard } from './SubscriptionCard';
import { useStateText } from './state-text';
import { texts } from './texts';

const SHOWN = 3;

export function AgentSection() {
  const t = useTexts(texts);
  const shop = (
    <Button component={Link} to="/pricing/per-agent" variant="default">
      {t.seeAgents}
    </Button>
  );
  return (
    <Panel title={t.agents} actions={shop}>
      <Loaded query={useSubscriptions()} loading={<LoadingState height={220} />}>
        {(subscriptions) => (
          <>
            <Live subscriptions={subscriptions.filter((one) => one.agentId && isLive(one))} />
            <Ended subscriptions={subscriptions.filter((one) => !isLive(one))} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Live({ subscriptions }: { subscriptions: Subscription[] }) {
  const t = useTexts(texts);
  if (subscriptions.length === 0) return <EmptyState title={t.noAgents}>{t.noAgentsBody}</EmptyState>;
  return (
    <Stack>
      {subscriptions.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && <Divider />}
          <SubscriptionCard subscription={one} />
        </Fragment>
      ))}
    </Stack>
  );
}

function Ended({ subscriptions }: { subscriptions: Subscription[] }) {
  const t = useTexts(texts);
  const stateText = useStateText();
  const itemName = useItemName();
  const [shown, setShown] = useState(SHOWN);
  if (subscriptions.length === 0) return null;
  return (
    <Stack gap="xs" mt="lg">
      <Title order={3} size="h4">
        {t.ended}
      </Title>
      {subscriptions.slice(0, shown).map((one) => {
        const { id, agentId, plan = '', period, status } = one;
        const name = itemName(one);
        return (
          <Group key={id} justify="space-between" data-subscription={id} data-status={status}>
            <Text>
              {name}: {stateText(one)}
            </Text>
            <Anchor
              component={Link}
              to={orderPath(agentId ? { agent: agentId } : { plan }, toPeriod(period) ?? 'monthly')}
              aria-label={t.buyAgainName(name)}
              underline="always"
            >
              {t.buyAgain}
            </Anchor>
          </Group>
        );
      })}
      {subscriptions.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(subscriptions.length)}>
          {t.showAll}
        </Button>
      )}
    </Stack>
  );
}
