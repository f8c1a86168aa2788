import '@mantine/charts/styles.css';
import { AreaChart, BarChart, LineChart } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';

export interface ChartProps {
  kind: 'line' | 'area' | 'bar';
  /** What it shows, in one sentence. */
  label: string;
  data: Record<string, string | number>[];
  /** The key of the horizontal axis. */
  x: string;
  series: { key: string; label: string; color?: string }[];
  height?: number;
  format?: (value: number) => string;
}

const COLORS = ['sea.5', 'orange.6', 'grape.5', 'blue.5'];
const KINDS = { line: LineChart, area: AreaChart, bar: BarChart };

export default function ChartView({ kind, label, data, x, series, height = 260, format = String }: ChartProps) {
  const Kind = KINDS[kind];
  return (
    <figure aria-label={label} style={{ margin: 0 }}>
      <div aria-hidden>
        <Kind
          h={height}
          data={data}
          dataKey={x}
          valueFormatter={format}
          series={series.map(({ key, label: name, color }, i) => ({
            name: key,
            label: name,
            color: color ?? COLORS[i % COLORS.length] ?? 'sea.5',
          }))}
          withLegend={series.length > 1}
          gridAxis="x"
          tickLine="none"
          {...(kind === 'bar' ? { maxBarWidth: 40 } : {})}
          // The table is for those who do not see it: nothing here takes the focus.
          {...{ [`${kind}ChartProps`]: { accessibilityLayer: false } }}
        />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{x}</th>
              {series.map((each) => (
                <th key={each.key} scope="col">
                  {each.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={String(row[x])}>
                <th scope="row">{row[x]}</th>
                {series.map(({ key }) => (
                  <td key={key}>{format(Number(row[key] ?? 0))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
