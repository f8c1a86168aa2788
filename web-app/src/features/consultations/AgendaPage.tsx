import { Anchor, Badge, Button, Card, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { lazy, useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { OnDemand } from '../../shared/dialog';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { addDays, dayIn, ownZone, zoneName } from '../../shared/local-time';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { CONSULTANTS } from './paths';
import { useAgenda, useCancel, useConsultants, type Consultation, type Status } from './queries';
import { texts } from './texts';

const NoteDialog = lazy(() => import('./NoteDialog'));

export default function AgendaPage() {
  const t = useTexts(texts);
  const { isAdmin } = useSession();
  const timezone = ownZone();
  const [day, setDay] = useState(() => dayIn(timezone));
  const [consultantId, setConsultantId] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const [noted, setNoted] = useState<Consultation>();
  const consultants = useConsultants().data ?? [];
  const filter = { day, timezone, consultantId: consultantId || undefined, status: status || undefined };
  const manage = (
    <Button component={Link} to={CONSULTANTS} variant="default">
      {t.manage}
    </Button>
  );
  return (
    <Page lead={t.agendaLead} width="wide" actions={isAdmin && manage}>
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t.day}
          value={day}
          onChange={({ currentTarget }) => currentTarget.value && setDay(currentTarget.value)}
        />
        <Button variant="default" onClick={() => setDay(addDays(day, -1))}>
          {t.previousDay}
        </Button>
        <Button variant="default" onClick={() => setDay(addDays(day, 1))}>
          {t.nextDay}
        </Button>
        <NativeSelect
          label={t.consultant}
          value={consultantId}
          onChange={({ currentTarget }) => setConsultantId(currentTarget.value)}
          data={[{ value: '', label: t.everyone }, ...consultants.map(({ id = '', name = '' }) => ({ value: id, label: name }))]}
        />
        <NativeSelect
          label={t.status}
          value={status}
          onChange={({ currentTarget }) => setStatus(currentTarget.value as Status | '')}
          data={[{ value: '', label: t.anyStatus }, ...Object.entries(t.statuses).map(([value, label]) => ({ value, label }))]}
        />
      </Group>
      <Text c="dimmed" size="sm">
        {t.zone(zoneName(timezone))}
      </Text>
      <Card>
        <DataTable
          caption={t.agenda}
          pages={useAgenda(filter)}
          rowKey={({ id = '' }) => id}
          columns={[
            { header: t.time, cell: (booking) => <Time booking={booking} /> },
            { header: t.consultant, cell: ({ consultant }) => consultant },
            { header: t.visitor, cell: (booking) => <Visitor booking={booking} /> },
            { header: t.subject, cell: ({ topic, notes }) => <Long title={topic} text={notes} /> },
            { header: t.note, cell: ({ note }) => note && <Long text={note} /> },
            { header: t.actions, cell: (booking) => <Actions booking={booking} onNote={() => setNoted(booking)} /> },
          ]}
          empty={<EmptyState title={t.free} />}
        />
      </Card>
      <OnDemand isWanted={Boolean(noted)}>
        <NoteDialog booking={noted} onClose={() => setNoted(undefined)} />
      </OnDemand>
    </Page>
  );
}

function Time({ booking: { start = '', end = '', timezone = 'UTC', status } }: { booking: Consultation }) {
  const t = useTexts(texts);
  const { clock } = useFormat();
  const visitors = useFormat(timezone);
  return (
    <>
      {clock(start)} – {clock(end)}
      {timezone !== ownZone() && (
        <Text size="sm" c="dimmed">
          {t.visitorZone(visitors.clock(start), zoneName(timezone))}
        </Text>
      )}
      {status === 'cancelled' && <Badge color="gray">{t.statuses.cancelled}</Badge>}
    </>
  );
}

function Visitor({ booking: { name, email = '' } }: { booking: Consultation }) {
  return (
    <>
      {name}
      <Anchor href={`mailto:${email}`} size="sm" display="block" style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Anchor>
    </>
  );
}

function Long({ title, text }: { title?: string | undefined; text?: string | undefined }) {
  return (
    <>
      {title && <Text fw={600}>{title}</Text>}
      {text && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      )}
    </>
  );
}

function Actions({ booking: { id = '', name = '', status, start = '' }, onNote }: { booking: Consultation; onNote: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const cancel = useCancel();
  const [openedAt] = useState(() => Date.now());
  const ask = async () => {
    const question = { title: t.cancelTitle(name), body: t.cancelBody, confirm: t.cancelOwn, cancel: t.keep, danger: true };
    if (await confirm(question))
      cancel.mutate(id, { onSuccess: () => toast.success(t.cancelled), onError: (error) => toast.error(say(error)) });
  };
  return (
    <Group gap={6}>
      <Button size="xs" variant="default" aria-label={t.writeNoteFor(name)} onClick={onNote}>
        {t.writeNote}
      </Button>
      {status === 'booked' && Date.parse(start) > openedAt && (
        <Button size="xs" variant="default" aria-label={t.cancelFor(name)} loading={cancel.isPending} onClick={() => void ask()}>
          {t.cancel}
        </Button>
      )}
    </Group>
  );
}
