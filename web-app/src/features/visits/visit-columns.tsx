import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useDeviceName } from '../../shared/device';
import { useFormat } from '../../shared/format';
import type { Column } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import type { Visit } from './queries';
import { sourceOf } from './source';
import { texts } from './texts';

export const visitPath = (id: string | undefined): string => `/admin/visits/${encodeURIComponent(id ?? '')}`;

/** A table of visits: what each row says. */
export function useVisitColumns(): Column<Visit>[] {
  const t = useTexts(texts);
  const { dateTime, duration, number } = useFormat();
  const deviceName = useDeviceName();
  return [
    {
      header: t.began,
      cell: ({ sessionId, startTime = '', endTime }) => (
        <Group gap="xs">
          <Anchor component={Link} to={visitPath(sessionId)} inherit style={{ whiteSpace: 'nowrap' }}>
            {dateTime(startTime)}
          </Anchor>
          {!endTime && <Badge flex="none">{t.ongoing}</Badge>}
        </Group>
      ),
    },
    { header: t.device, cell: ({ deviceInfo }) => deviceName(deviceInfo) },
    {
      header: t.landing,
      cell: ({ landingPage }) => (
        <Text inherit lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {landingPage}
        </Text>
      ),
    },
    { header: t.source, cell: (visit) => sourceOf(visit).join(', ') },
    { header: t.pages, align: 'right', cell: ({ pages = 0 }) => number(pages) },
    { header: t.apiCalls, align: 'right', cell: ({ apiCalls = 0 }) => number(apiCalls) },
    { header: t.length, align: 'right', cell: (visit) => visit.duration ? duration(visit.duration) : '' },
  ];
}
