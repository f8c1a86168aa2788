import { NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { Chart } from '../../shared/chart';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shared/format';
import { RowTable, type Column } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import { useExperimentName } from './experiment-name';
import { byDay, dayBefore, total } from './figures';
import { useAnalytics, type LabAnalytics, type LabFigure } from './queries';
import { texts as common } from './texts';

const texts = defineTexts({
  en: {
    mine: 'Your experiments, counted. Days are in UTC.',
    all: 'The experiments of everybody, counted. Days are in UTC.',
    period: 'Period',
    days: (count: string) => `Last ${count} days`,
    none: 'Nothing was run in this time',
    noneBody: 'Run an experiment, and it is counted here within seconds.',
    runs: 'Runs',
    failures: 'Failed',
    cancelled: 'Cancelled',
    tokens: 'Tokens',
    byDay: 'Runs by day',
    day: 'Day',
    byExperiment: 'By experiment',
    experiment: 'Experiment',
    average: 'Average time',
    p95: '95 % are faster than',
    reported: 'Reported by pages',
    reportedLead: 'What pages of others reported. It is not part of the figures above.',
  },
});

const PERIODS = [7, 30, 90] as const;

export default function AnalyticsPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const { number } = useFormat();
  const { isAdmin } = useSession();
  const [days, setDays] = useState(30);
  return (
    <Page
      lead={isAdmin ? t.all : t.mine}
      width="wide"
      back={{ to: '/lab', label: c.lab }}
      actions={
        <NativeSelect
          label={t.period}
          value={days}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
          data={PERIODS.map((value) => ({ value: String(value), label: t.days(number(value)) }))}
        />
      }
    >
      <Loaded query={useAnalytics(dayBefore(new Date(), days - 1))} loading={<LoadingState height={600} />}>
        {(found) => <Figures found={found} days={days} />}
      </Loaded>
    </Page>
  );
}

function Figures({ found: { experiments = [], days = [], reported = [] }, days: count }: { found: LabAnalytics; days: number }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  if (experiments.length === 0 && reported.length === 0) return <EmptyState title={t.none}>{t.noneBody}</EmptyState>;
  const { runs, failures, cancelled, tokens } = total(experiments);
  const figures = [
    [t.runs, runs],
    [t.failures, failures],
    [t.cancelled, cancelled],
    [t.tokens, tokens],
  ] as const;
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figures.map(([label, value]) => (
          <Figure key={label} label={label} value={number(value)} />
        ))}
      </SimpleGrid>
      <Panel title={t.byDay}>
        <Chart
          kind="bar"
          label={t.byDay}
          data={byDay(days, count, new Date()).map((day) => ({ [t.day]: day.day, runs: day.runs, failures: day.failures }))}
          x={t.day}
          series={[
            { key: 'runs', label: t.runs },
            { key: 'failures', label: t.failures, color: 'orange.6' },
          ]}
          format={number}
        />
      </Panel>
      <FigureTable title={t.byExperiment} figures={experiments} />
      {reported.length > 0 && <FigureTable title={t.reported} lead={t.reportedLead} figures={reported} />}
    </>
  );
}

function FigureTable({ title, lead, figures }: { title: string; lead?: string; figures: readonly LabFigure[] }) {
  const t = useTexts(texts);
  const nameOf = useExperimentName();
  const { number, duration } = useFormat();
  const time = (value?: number) => value != null && duration(Math.round(value));
  const columns: Column<LabFigure>[] = [
    { header: t.experiment, cell: ({ experiment = '' }) => nameOf(experiment) },
    { header: t.runs, cell: ({ runs = 0 }) => number(runs), align: 'right' },
    { header: t.failures, cell: ({ failures = 0 }) => number(failures), align: 'right' },
    { header: t.cancelled, cell: ({ cancelled = 0 }) => number(cancelled), align: 'right' },
    { header: t.average, cell: ({ averageTime }) => time(averageTime), align: 'right' },
    { header: t.p95, cell: ({ p95 }) => time(p95), align: 'right' },
    { header: t.tokens, cell: ({ tokens = 0 }) => number(tokens), align: 'right' },
  ];
  return (
    <Panel title={title} lead={lead}>
      {figures.length === 0 ? (
        <Text c="dimmed">{t.none}</Text>
      ) : (
        <RowTable caption={title} rows={figures} rowKey={({ experiment = '' }) => experiment} columns={columns} />
      )}
    </Panel>
  );
}
