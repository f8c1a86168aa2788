import { ActionIcon, Anchor, Indicator, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useFormat } from '../format';
import { Loaded, LoadingState } from '../state';
import { useTexts } from '../texts';
import { NotificationItem } from './NotificationItem';
import { useNewest } from './queries';
import { texts } from './texts';
import { useUnread } from './use-unread';

const NEWEST = 5;
const MOST = 99;

/** How many notifications are unread, and the newest ones. */
export default function Bell() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const unread = useUnread();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  return (
    <Indicator label={unread > MOST ? `${MOST}+` : unread} size={18} disabled={unread === 0} offset={4}>
      <Popover opened={isOpen} onDismiss={close} position="bottom-end" width={360} shadow="md" trapFocus>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" c="inherit" aria-label={t.bell(number(unread))} onClick={toggle}>
            <IconBell size={20} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t.title}>{isOpen && <Newest />}</Popover.Dropdown>
      </Popover>
    </Indicator>
  );
}

function Newest() {
  const t = useTexts(texts);
  return (
    <Stack>
      <Loaded query={useNewest(NEWEST)} loading={<LoadingState height={160} />}>
        {({ items = [] }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t.none}</Text>
          ) : (
            items.map((notification) => <NotificationItem key={notification.id} notification={notification} />)
          )
        }
      </Loaded>
      <Anchor component={Link} to="/dashboard/notifications">
        {t.all}
      </Anchor>
    </Stack>
  );
}
