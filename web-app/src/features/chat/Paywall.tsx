import { Button, Card, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useAgentPrice, type Agent } from '../../shared/agent';
import { orderPath, signInPath } from '../../shared/billing';
import { useHasRoute } from '../../shared/frame';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { texts } from './texts';

/** Where a subscriber would write: what it costs, and where it is bought. */
export function Paywall({ agent: { id = '', name = '' } }: { agent: Agent }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const price = useAgentPrice();
  const hasRoute = useHasRoute();
  return (
    <Card component="section" aria-label={t.paidTitle(name)} padding="md">
      <Group justify="space-between" gap="sm">
        <div className={classes.offer}>
          <Text fw={600}>{t.paidTitle(name)}</Text>
          <Text size="sm" c="dimmed">
            {price ? t.paidBody(price.text) : t.paidUnknown}
          </Text>
        </div>
        <Group gap="xs">
          {user === null && (
            <Button component={Link} to={signInPath(`/agents/${id}`)} variant="subtle">
              {t.signIn}
            </Button>
          )}
          {hasRoute('/pricing') && (
            <Button component={Link} to="/pricing" variant="default">
              {t.plans}
            </Button>
          )}
          {price && hasRoute('/payment') && (
            <Button component={Link} to={orderPath({ agent: id }, price.period)}>
              {t.buy(name)}
            </Button>
          )}
        </Group>
      </Group>
    </Card>
  );
}
