import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import type { Metrics } from './queries';
import { texts } from './texts';

/** What has brought points today, and what still can. */
export function TodayPanel({ metrics: { today = [] } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  // The rules are data: a kind that has no text here is called what they call it.
  const kinds: Readonly<Record<string, string>> = t.kinds;
  return (
    <Panel title={t.today} lead={t.todayLead}>
      <RowTable
        caption={t.today}
        rows={today}
        rowKey={({ kind = '' }) => kind}
        columns={[
          { header: t.kind, cell: ({ kind = '' }) => kinds[kind] ?? kind },
          { header: t.counted, align: 'right', cell: ({ counted = 0, limit = 0 }) => t.ofLimit(number(counted), number(limit)) },
          { header: t.each, align: 'right', cell: ({ points = 0 }) => number(points) },
        ]}
      />
    </Panel>
  );
}
