import { Anchor, Badge, Card, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PriorityBadge, StatusBadge } from './badges';
import { Due } from './Due';
import { toFilter, toSearch } from './filter';
import { teamTicketPath } from './paths';
import { useMemberName, useUserName } from './people';
import { useQueue, type Filter, type QueueItem } from './team-queries';
import { texts } from './texts';

/** The list is read without them. */
const QueueFilters = lazy(() => import('./QueueFilters'));
const SavedViews = lazy(() => import('./SavedViews'));

const PAUSE_MS = 300;

export default function QueuePage() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const filter = toFilter(search);
  const change = (next: Filter) => setSearch(toSearch(next), { replace: true, preventScrollReset: true });
  const [wanted] = useDebouncedValue(search.toString(), PAUSE_MS);
  return (
    <Page lead={t.queueLead} width="wide">
      <Suspense fallback={<LoadingState height={180} />}>
        <QueueFilters filter={filter} onChange={change} />
        <SavedViews filter={filter} onChange={change} />
      </Suspense>
      <Queue search={wanted} />
    </Page>
  );
}

function Queue({ search }: { search: string }) {
  const t = useTexts(texts);
  const userName = useUserName();
  const { relative } = useFormat();
  const filter = useMemo(() => toFilter(new URLSearchParams(search)), [search]);
  return (
    <Card>
      <DataTable
        caption={t.queue}
        pages={useQueue(filter)}
        rowKey={({ ticketId = '' }) => ticketId}
        columns={[
          { header: t.subject, cell: (ticket) => <Subject ticket={ticket} /> },
          { header: t.user, cell: ({ user }) => userName(user) },
          { header: t.priority, cell: ({ priority }) => <PriorityBadge priority={priority} /> },
          { header: t.status, cell: ({ status }) => <StatusBadge status={status} /> },
          { header: t.assignee, cell: ({ assignedTo }) => <Assignee id={assignedTo} /> },
          { header: t.due, cell: ({ sla }) => <Due sla={sla} /> },
          { header: t.updated, cell: ({ updatedAt }) => updatedAt && relative(updatedAt) },
        ]}
        empty={<EmptyState title={t.noMatches}>{t.noMatchesBody}</EmptyState>}
      />
    </Card>
  );
}

function Subject({ ticket: { ticketId, subject, category, tags = [] } }: { ticket: QueueItem }) {
  const t = useTexts(texts);
  return (
    <>
      <Anchor component={Link} to={teamTicketPath(ticketId)} inherit style={{ overflowWrap: 'anywhere' }}>
        {subject}
      </Anchor>
      <Group gap={4}>
        <Text size="sm" c="dimmed">
          {ticketId}
          {category && `, ${t.categories[category]}`}
        </Text>
        {tags.map((tag) => (
          <Badge key={tag} variant="default" size="sm">
            {tag}
          </Badge>
        ))}
      </Group>
    </>
  );
}

function Assignee({ id }: { id: string | undefined }) {
  const t = useTexts(texts);
  const nameOf = useMemberName();
  return id ? nameOf(id) : <Text c="dimmed">{t.nobody}</Text>;
}
