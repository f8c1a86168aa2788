import { Alert, NativeSelect, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { Chart } from '../../shared/chart';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { useApiUsage } from './queries';
import { texts } from './texts';
import { byDay, byEndpoint, total } from './usage';

const PERIODS = [7, 30, 90] as const;

export default function MetricsPage() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [days, setDays] = useState(30);
  const usage = useApiUsage(days);
  return (
    <Page
      lead={t.metricsLead}
      width="wide"
      actions={
        <NativeSelect
          label={t.period}
          value={days}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
          data={PERIODS.map((value) => ({ value: String(value), label: t.days(number(value)) }))}
        />
      }
    >
      <Loaded query={usage} loading={<LoadingState height={600} />}>
        {({ items, isCut }) =>
          items.length === 0 ? (
            <EmptyState title={t.noCalls}>{t.noCallsBody}</EmptyState>
          ) : (
            <>
              {isCut && <Alert variant="outline">{t.newestOnly}</Alert>}
              <Totals items={items} />
              <Panel title={t.callsByDay}>
                <Chart
                  kind="bar"
                  label={t.callsByDay}
                  data={byDay(items).map(({ day, calls, errors }) => ({ [t.day]: day, calls, errors }))}
                  x={t.day}
                  series={[
                    { key: 'calls', label: t.calls },
                    { key: 'errors', label: t.errors, color: 'orange.6' },
                  ]}
                  format={number}
                />
              </Panel>
              <Endpoints items={items} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

type Items = NonNullable<ReturnType<typeof useApiUsage>['data']>['items'];

function Totals({ items }: { items: Items }) {
  const t = useTexts(texts);
  const { number, percent } = useFormat();
  const { calls, errors, bytes } = total(items);
  const kilobytes = number(bytes / 1_000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const figures = [
    [t.calls, number(calls)],
    [t.errors, `${number(errors)} (${percent(errors / calls)})`],
    [t.data, kilobytes],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }}>
      {figures.map(([label, value]) => (
        <Figure key={label} label={label} value={value} />
      ))}
    </SimpleGrid>
  );
}

function Endpoints({ items }: { items: Items }) {
  const t = useTexts(texts);
  const { number, duration } = useFormat();
  return (
    <Panel title={t.endpoints}>
      <RowTable
        caption={t.endpoints}
        rows={byEndpoint(items)}
        rowKey={({ endpoint }) => endpoint}
        columns={[
          { header: t.endpoint, cell: ({ endpoint }) => endpoint },
          { header: t.calls, cell: ({ calls }) => number(calls), align: 'right' },
          { header: t.errors, cell: ({ errors }) => number(errors), align: 'right' },
          { header: t.p95, cell: ({ p95 }) => duration(p95), align: 'right' },
        ]}
      />
    </Panel>
  );
}
