import { Anchor, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { chatPath } from '../../shared/agent';
import { useDeviceName } from '../../shared/device';
import { Figure } from '../../shared/figure';
import { useHasRoute } from '../../shared/frame';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { useEventName, useSecurityLog, type SecurityEvent } from '../../shared/security-log';
import { useSession, type User } from '../../shared/session';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { useAgentSubscriptions, useFavourites, usePlan, useRecentConversations } from './queries';
import { texts } from './texts';
import { UnverifiedAlert } from './UnverifiedAlert';

export default function OverviewPage() {
  const t = useTexts(texts);
  const { user } = useSession();
  if (!user) return null;
  return (
    <Page lead={t.hello(user.name || user.email || '')} width="wide">
      <UnverifiedAlert user={user} />
      <Figures user={user} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Conversations />
        <Logins />
      </SimpleGrid>
    </Page>
  );
}

function Figures({ user }: { user: User }) {
  const t = useTexts(texts);
  return (
    <SimpleGrid cols={{ base: 2, lg: 4 }}>
      <PlanFigure />
      <Count label={t.agents} note={t.agentsBody} query={useAgentSubscriptions(user.id ?? '')} />
      <Count label={t.favourites} note={t.favouritesBody} query={useFavourites()} />
      <Figure
        label={t.twoFactor}
        value={user.twoFactorEnabled ? t.on : t.off}
        note={user.twoFactorEnabled ? t.twoFactorOn : t.twoFactorOff}
        to="/dashboard/security"
      />
    </SimpleGrid>
  );
}

const ROOM = <Skeleton height={126} radius="lg" />;

function PlanFigure() {
  const t = useTexts(texts);
  const { date } = useFormat();
  return (
    <Loaded query={usePlan()} loading={ROOM}>
      {({ plan, subscription }) => (
        <Figure
          label={t.plan}
          value={plan?.name}
          note={subscription?.expiryDate ? t.planUntil(date(subscription.expiryDate)) : t.planFree}
          to="/dashboard/billing"
        />
      )}
    </Loaded>
  );
}

function Count({ label, note, query }: {
  label: string;
  note: string;
  query: UseQueryResult<{ count: number; hasMore: boolean }>;
}) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Loaded query={query} loading={ROOM}>
      {({ count, hasMore }) => (
        <Figure label={label} value={hasMore ? t.atLeast(number(count)) : number(count)} note={note} />
      )}
    </Loaded>
  );
}

function Conversations() {
  const t = useTexts(texts);
  const { relative, number } = useFormat();
  const hasRoute = useHasRoute();
  const history = '/dashboard/conversation-history';
  return (
    <Panel title={t.recentConversations}>
      <Loaded query={useRecentConversations()} loading={<LoadingState rows={5} />}>
        {({ items = [] }) => (
          <Stack gap="sm">
            {items.length === 0 && <Text c="dimmed">{t.noConversations}</Text>}
            {items.map(({ conversationId, agentId = '', title, agentName, totalMessages = 0, updatedAt, startTime }) => (
              <div key={conversationId}>
                <Text component={Link} to={chatPath(agentId, conversationId)} c="inherit" fw={500} truncate display="block">
                  {title || agentName}
                </Text>
                <Text size="sm" c="dimmed">
                  {[agentName, t.messages(number(totalMessages)), relative(updatedAt ?? startTime ?? '')].join(' · ')}
                </Text>
              </div>
            ))}
            {items.length > 0 && hasRoute(history) && (
              <Anchor component={Link} to={history}>
                {t.allConversations}
              </Anchor>
            )}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

const SHOWN_LOGINS = 5;

const isLogin = ({ event }: SecurityEvent): boolean => event === 'login' || event === 'login_failed';

function Logins() {
  const t = useTexts(texts);
  const nameOf = useDeviceName();
  const eventName = useEventName();
  const { relative } = useFormat();
  return (
    <Panel title={t.lastLogins}>
      <Loaded query={useSecurityLog()} loading={<LoadingState rows={5} />}>
        {(events) => {
          const logins = events.filter(isLogin).slice(0, SHOWN_LOGINS);
          return (
            <Stack gap="sm">
              {logins.length === 0 && <Text c="dimmed">{t.noLogins}</Text>}
              {logins.map((login) => (
                <div key={login.id}>
                  <Text fw={500}>{eventName(login)}</Text>
                  <Text size="sm" c="dimmed">
                    {[relative(login.at ?? ''), nameOf(login.device), login.address].filter(Boolean).join(' · ')}
                  </Text>
                </div>
              ))}
              <Group>
                <Anchor component={Link} to="/dashboard/security">
                  {t.allEvents}
                </Anchor>
              </Group>
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
