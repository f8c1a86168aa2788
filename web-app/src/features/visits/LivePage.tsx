import { Anchor, Badge, Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Live.module.css';
import { useActivity, useNewestVisits, type Activity, type Count } from './queries';
import { texts } from './texts';
import { useVisitColumns } from './visit-columns';

export default function LivePage() {
  const t = useTexts(texts);
  const activity = useActivity();
  return (
    <Page lead={t.liveLead} width="wide" actions={<Connection isLive={activity.isLive} />}>
      <Loaded query={activity} loading={<Room />}>
        {(now) => (
          <>
            <Figures now={now} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TopList title={t.topPages} counts={now.topPages} />
              <TopList title={t.topReferrers} counts={now.topReferrers} />
              <TopList title={t.topAgents} counts={now.topAgents} />
              <TopList title={t.topTools} counts={now.topTools} />
            </SimpleGrid>
          </>
        )}
      </Loaded>
      <NewestVisits />
    </Page>
  );
}

function Connection({ isLive }: { isLive: boolean }) {
  const t = useTexts(texts);
  return (
    <Badge size="lg" variant={isLive ? 'light' : 'default'} role="status" className={classes.connection} data-live={isLive}>
      {isLive ? t.connected : t.reconnecting}
    </Badge>
  );
}

function Room() {
  return (
    <>
      <SimpleGrid cols={{ base: 2, lg: 4 }}>
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className={classes.figure} radius="lg" />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className={classes.list} radius="lg" />
        ))}
      </SimpleGrid>
    </>
  );
}

function Figures({ now }: { now: Activity }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const figures = [
    [t.activeVisitors, now.activeVisitors, t.activeVisitorsBody],
    [t.activeVisits, now.activeSessions, t.activeVisitsBody],
    [t.pageViewsPerMinute, now.pageViewsPerMinute, t.inTheLastMinute],
    [t.apiCallsPerMinute, now.apiCallsPerMinute, t.inTheLastMinute],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, lg: 4 }}>
      {figures.map(([label, value = 0, body]) => (
        <Figure key={label} label={label} value={number(value)} note={body} />
      ))}
    </SimpleGrid>
  );
}

const SHOWN = 5;

function TopList({ title, counts: all = [] }: { title: string; counts?: readonly Count[] }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const counts = all.slice(0, SHOWN);
  const most = Math.max(...counts.map(({ count = 0 }) => count));
  return (
    <Panel title={title}>
      <ol className={classes.counts} aria-label={title}>
        {counts.map(({ name, count = 0 }) => (
          <li key={name}>
            <div className={classes.bar} style={{ width: `${(100 * count) / most}%` }} />
            <span className={classes.name}>{name}</span>
            <span>{number(count)}</span>
          </li>
        ))}
        {counts.length === 0 && <li className={classes.nothing}>{t.nothing}</li>}
      </ol>
    </Panel>
  );
}

function NewestVisits() {
  const t = useTexts(texts);
  return (
    <Panel title={t.newest}>
      <DataTable
        caption={t.newest}
        pages={useNewestVisits()}
        columns={useVisitColumns()}
        rowKey={({ sessionId = '' }) => sessionId}
        empty={<Text c="dimmed">{t.nothing}</Text>}
      />
      <Group mt="md">
        <Anchor component={Link} to="/admin/visits">
          {t.allVisits}
        </Anchor>
      </Group>
    </Panel>
  );
}
