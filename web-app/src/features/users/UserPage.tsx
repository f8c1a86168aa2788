import { Badge, Group, Stack, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { Facts } from '../../shared/facts';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { SecurityLog } from '../../shared/security-log';
import { useSession } from '../../shared/session';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Controls } from './Controls';
import { useUser, type UserDetails } from './queries';
import { isLocked } from './state';
import { SubscriptionList } from './SubscriptionList';
import { texts } from './texts';

export default function UserPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const user = useUser(id);
  return (
    <Page title={user.data?.name || user.data?.email} width="wide" back={{ to: '/admin/users', label: t.allUsers }}>
      <Loaded query={user} loading={<LoadingState height={600} />}>
        {(found) => (
          <>
            <Account user={found} />
            <Panel title={t.subscriptions}>
              <SubscriptionList userId={id} />
            </Panel>
            <Panel title={t.log}>
              <SecurityLog caption={t.log} userId={id} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Account({ user }: { user: UserDetails }) {
  const t = useTexts(texts);
  const { date, dateTime, number } = useFormat();
  const isOwn = useSession().user?.id === user.id;
  const { createdAt, lastLoginAt, emailVerified, twoFactorEnabled, loginAttempts = 0 } = user;
  return (
    <Panel title={t.facts}>
      <Stack gap="lg">
        <Facts
          facts={[
            [t.email, user.email],
            [t.confirmed, emailVerified ? t.yes : t.no],
            [t.signIn, <State key="state" user={user} />],
            [t.roles, <Roles key="roles" roles={user.roles} />],
            [t.twoFactor, twoFactorEnabled ? t.yes : t.no],
            [t.created, createdAt && date(createdAt)],
            [t.lastLogin, lastLoginAt ? dateTime(lastLoginAt) : t.never],
            [t.failedLogins, number(loginAttempts)],
            [t.id, user.id],
          ]}
        />
        <Controls user={user} isOwn={isOwn} />
        {isOwn && <Text c="dimmed">{t.own}</Text>}
      </Stack>
    </Panel>
  );
}

function State({ user }: { user: UserDetails }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  if (!user.enabled) return <Badge color="red">{t.disabled}</Badge>;
  if (isLocked(user)) return <Badge color="red">{t.lockedUntil(dateTime(user.lockUntil ?? ''))}</Badge>;
  return <Badge>{t.enabled}</Badge>;
}

function Roles({ roles = [] }: { roles?: readonly string[] }) {
  return (
    <Group gap={4}>
      {roles.map((role) => (
        <Badge key={role} variant={role === 'admin' ? 'light' : 'default'}>
          {role}
        </Badge>
      ))}
    </Group>
  );
}
