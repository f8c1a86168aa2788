import { Badge, Button, Card, Text } from '@mantine/core';
import { lazy, useState } from 'react';
import { OnDemand } from '../../shared/dialog';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { zoneName } from '../../shared/local-time';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AGENDA } from './paths';
import { useSchedules, type Schedule } from './queries';
import { texts } from './texts';
import { weekdayOf } from './week';

const ConsultantDialog = lazy(() => import('./ConsultantDialog'));

export default function ConsultantsPage() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [edited, setEdited] = useState<Schedule | 'new'>();
  return (
    <Page
      lead={t.consultantsLead}
      width="wide"
      back={{ to: AGENDA, label: t.toAgenda }}
      actions={<Button onClick={() => setEdited('new')}>{t.add}</Button>}
    >
      <Card>
        <DataTable
          caption={t.consultants}
          pages={useSchedules()}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.noSchedules}>{t.noSchedulesBody}</EmptyState>}
          columns={[
            { header: t.fullName, cell: (schedule) => <Who schedule={schedule} /> },
            { header: t.hours, cell: (schedule) => <Week schedule={schedule} /> },
            {
              header: t.lengths,
              cell: ({ slotMinutes = 0, bufferMinutes = 0 }) => t.lengthAndPause(number(slotMinutes), number(bufferMinutes)),
            },
            {
              header: t.status,
              cell: ({ active }) => <Badge color={active ? 'sea' : 'gray'}>{active ? t.active : t.inactive}</Badge>,
            },
            {
              header: t.actions,
              cell: (schedule) => (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t.editName(schedule.name ?? '')}
                  onClick={() => setEdited(schedule)}
                >
                  {t.edit}
                </Button>
              ),
            },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(edited)}>
        <ConsultantDialog edited={edited} onClose={() => setEdited(undefined)} />
      </OnDemand>
    </Page>
  );
}

function Who({ schedule: { name, topic } }: { schedule: Schedule }) {
  return (
    <>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {topic}
      </Text>
    </>
  );
}

function Week({ schedule: { weekly = [], timezone = '' } }: { schedule: Schedule }) {
  const t = useTexts(texts);
  return (
    <>
      {weekly.map(({ day, hours: { from, to } }) => (
        <Text key={`${day ?? ''} ${from}`} size="sm">
          {weekdayOf(day, t.weekdays)} {from} – {to}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {zoneName(timezone)}
      </Text>
    </>
  );
}
