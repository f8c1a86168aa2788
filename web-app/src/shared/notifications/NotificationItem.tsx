import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useFormat } from '../format';
import { useTexts } from '../texts';
import { useNotificationChange, type Notification } from './queries';
import { texts } from './texts';

/** A notification, which is read once its link is followed. */
export function NotificationItem({ notification }: { notification: Notification }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const read = useNotificationChange('read');
  const { id = '', title, text, facts = [], link = '/', unread, createdAt } = notification;
  return (
    <div>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Anchor component={Link} to={link} fw={unread ? 650 : 400} onClick={() => unread && read.mutate(id)}>
          {title}
        </Anchor>
        {unread && <Badge size="sm">{t.unread}</Badge>}
      </Group>
      <Text size="sm">{text}</Text>
      {facts.map(({ label, value }) => (
        <Text key={label} size="sm" c="dimmed">
          {label}: {value}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {createdAt && relative(createdAt)}
      </Text>
    </div>
  );
}
