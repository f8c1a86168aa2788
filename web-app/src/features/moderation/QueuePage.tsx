import { Anchor, Badge, Card, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { casePath, communityTexts, usePersonName, VisibilityBadge, type Reason } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useFlagName } from './flags';
import { KINDS, STATUSES, useQueue, type QueueFilter, type QueueItem } from './queries';
import { texts } from './texts';

export default function QueuePage() {
  const t = useTexts(texts);
  const { reasons } = useTexts(communityTexts);
  const [search, setSearch] = useSearchParams();
  const filter: QueueFilter = {
    status: STATUSES.find((one) => one === search.get('status')) ?? 'open',
    kind: KINDS.find((one) => one === search.get('kind')),
    reason: (Object.keys(reasons) as Reason[]).find((one) => one === search.get('reason')),
  };
  const select = (name: keyof QueueFilter, label: string, names: Readonly<Record<string, string>>, any?: string) => (
    <NativeSelect
      label={label}
      value={filter[name] ?? ''}
      onChange={({ currentTarget: { value } }) => {
        const next = new URLSearchParams(search);
        if (value) next.set(name, value);
        else next.delete(name);
        setSearch(next, { replace: true, preventScrollReset: true });
      }}
      data={[...(any ? [{ value: '', label: any }] : []), ...Object.entries(names).map(([value, text]) => ({ value, label: text }))]}
    />
  );
  return (
    <Page lead={t.queueLead} width="wide">
      <SimpleGrid cols={{ base: 1, xs: 3 }} role="group" aria-label={t.filters}>
        {select('status', t.status, t.statuses)}
        {select('kind', t.kind, t.kinds, t.any)}
        {select('reason', t.reason, reasons, t.any)}
      </SimpleGrid>
      <Queue filter={filter} />
    </Page>
  );
}

function Queue({ filter }: { filter: QueueFilter }) {
  const t = useTexts(texts);
  const nameOf = usePersonName();
  const { relative, number } = useFormat();
  return (
    <Card>
      <DataTable
        caption={t.queue}
        pages={useQueue(filter)}
        rowKey={({ id = '' }) => id}
        columns={[
          { header: t.content, cell: (item) => <Content item={item} /> },
          { header: t.author, cell: ({ author }) => nameOf(author) },
          { header: t.why, cell: (item) => <Why item={item} /> },
          { header: t.reports, align: 'right', cell: ({ reports = 0 }) => number(reports) },
          { header: t.since, cell: ({ since }) => since && relative(since) },
        ]}
        empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
      />
    </Card>
  );
}

function Content({ item: { id, kind = 'post', title, visibility } }: { item: QueueItem }) {
  const t = useTexts(texts);
  return (
    <>
      <Anchor component={Link} to={casePath(id)} inherit style={{ overflowWrap: 'anywhere' }}>
        {title || (kind === 'member' ? t.kinds.member : t.gone)}
      </Anchor>
      <Group gap={4}>
        <Text size="sm" c="dimmed">
          {t.kinds[kind]}
        </Text>
        <VisibilityBadge visibility={visibility} />
      </Group>
    </>
  );
}

function Why({ item: { reasons: given = [], flags = [] } }: { item: QueueItem }) {
  const { reasons } = useTexts(communityTexts);
  const flagName = useFlagName();
  return (
    <Group gap={4}>
      {given.map((reason) => (
        <Badge key={reason} variant="default">
          {reasons[reason]}
        </Badge>
      ))}
      {flags.map((flag) => (
        <Badge key={flag} color="orange">
          {flagName(flag)}
        </Badge>
      ))}
    </Group>
  );
}
