import { Anchor, Badge, Button, Card, Group } from '@mantine/core';
import { lazy, useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { OnDemand } from '../../shared/dialog';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { pathOf } from './paths';
import { useCancel, useWebinars, type Webinar } from './queries';
import { texts } from './texts';

const WebinarDialog = lazy(() => import('./WebinarDialog'));

export default function WebinarsPage() {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  const [edited, setEdited] = useState<Webinar | 'new'>();
  return (
    <Page lead={t.adminLead} width="wide" actions={<Button onClick={() => setEdited('new')}>{t.add}</Button>}>
      <Card>
        <DataTable
          caption={t.webinars}
          pages={useWebinars()}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.noWebinars} />}
          columns={[
            { header: t.title, cell: ({ title }) => title },
            { header: t.start, cell: ({ start }) => start && dateTime(start) },
            { header: t.capacity, cell: ({ capacity = 0 }) => number(capacity), align: 'right' },
            { header: t.status, cell: ({ status = 'scheduled' }) => <State status={status} /> },
            {
              header: t.registrations,
              cell: ({ id = '', title = '' }) => (
                <Anchor component={Link} to={pathOf(id)} aria-label={t.registrationsOf(title)}>
                  {t.registrations}
                </Anchor>
              ),
            },
            { header: t.actions, cell: (webinar) => <Actions webinar={webinar} onEdit={() => setEdited(webinar)} /> },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(edited)}>
        <WebinarDialog edited={edited} onClose={() => setEdited(undefined)} />
      </OnDemand>
    </Page>
  );
}

function State({ status }: { status: NonNullable<Webinar['status']> }) {
  const t = useTexts(texts);
  return <Badge color={status === 'scheduled' ? 'sea' : 'gray'}>{t.states[status]}</Badge>;
}

function Actions({ webinar: { id = '', title = '', status }, onEdit }: { webinar: Webinar; onEdit: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const cancel = useCancel();
  if (status === 'cancelled') return null;
  const ask = async () => {
    const question = { title: t.cancelTitle(title), body: t.cancelBody, confirm: t.cancelWebinar, cancel: t.keep, danger: true };
    if (await confirm(question))
      cancel.mutate(id, { onSuccess: () => toast.success(t.cancelled), onError: (error) => toast.error(say(error)) });
  };
  return (
    <Group gap={6}>
      <Button size="xs" variant="default" aria-label={t.editName(title)} onClick={onEdit}>
        {t.edit}
      </Button>
      <Button size="xs" variant="default" aria-label={t.cancelName(title)} loading={cancel.isPending} onClick={() => void ask()}>
        {t.cancel}
      </Button>
    </Group>
  );
}
