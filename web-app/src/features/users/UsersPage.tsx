import { Anchor, Badge, Card, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useUsers } from './queries';
import { isLocked } from './state';
import { texts } from './texts';

const PAUSE_MS = 300;

/** What is searched for stays out of the page's address, as that is recorded with the page view. */
export default function UsersPage() {
  const t = useTexts(texts);
  const [email, setEmail] = useState('');
  const [wanted] = useDebouncedValue(email.trim(), PAUSE_MS);
  return (
    <Page lead={t.lead} width="wide">
      <TextInput
        type="search"
        label={t.search}
        maw={420}
        maxLength={254}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <UserList email={wanted || undefined} />
    </Page>
  );
}

function UserList({ email }: { email: string | undefined }) {
  const t = useTexts(texts);
  const { date, relative } = useFormat();
  return (
    <Card>
      <DataTable
        caption={t.title}
        pages={useUsers(email)}
        rowKey={({ id = '' }) => id}
        columns={[
          {
            header: t.account,
            cell: (user) => (
              <>
                <Anchor component={Link} to={`/admin/users/${user.id ?? ''}`} inherit style={{ overflowWrap: 'anywhere' }}>
                  {user.email}
                </Anchor>
                <Text size="sm" c="dimmed" truncate maw={320}>
                  {user.name}
                </Text>
              </>
            ),
          },
          {
            header: t.state,
            cell: (user) => (
              <Group gap={4}>
                {isLocked(user) && <Badge color="red">{t.locked}</Badge>}
                {!user.emailVerified && <Badge variant="default">{t.unverified}</Badge>}
                {user.twoFactorEnabled && <Badge>{t.twoFactor}</Badge>}
              </Group>
            ),
          },
          { header: t.created, cell: ({ createdAt }) => createdAt && date(createdAt) },
          { header: t.lastLogin, cell: ({ lastLoginAt }) => (lastLoginAt ? relative(lastLoginAt) : t.never) },
        ]}
        empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
      />
    </Card>
  );
}
