import { Text } from '@mantine/core';
import { useDeviceName } from '../device';
import { useFormat } from '../format';
import { DataTable } from '../list';
import { useTexts } from '../texts';
import { useSecurityLog, type SecurityEvent } from './queries';
import { texts } from './texts';

export { useSecurityLog, type SecurityEvent } from './queries';

export function useEventName(): (event: SecurityEvent) => string {
  const { events } = useTexts(texts);
  return ({ event }) => (event ? events[event] : '');
}

/** What happened to the security of one's own account, or, for an admin, of another one. */
export function SecurityLog({ caption, userId }: { caption: string; userId?: string }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const deviceName = useDeviceName();
  const eventName = useEventName();
  return (
    <DataTable
      caption={caption}
      pages={useSecurityLog(userId)}
      rowKey={({ id }) => id ?? ''}
      columns={[
        {
          header: t.event,
          cell: (event) => (
            <Text span inherit c={event.success ? undefined : 'var(--mantine-color-error)'}>
              {eventName(event)}
            </Text>
          ),
        },
        { header: t.when, cell: ({ at }) => at && dateTime(at) },
        { header: t.from, cell: ({ device, address }) => [device && deviceName(device), address].filter(Boolean).join(', ') },
      ]}
      empty={<Text c="dimmed">{t.empty}</Text>}
    />
  );
}
