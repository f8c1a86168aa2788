import { Button, Group, NativeSelect, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { chatPath, useAgents } from '../../shared/agent';
import { Chart } from '../../shared/chart';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useFigures } from './queries';
import { texts } from './texts';

const PERIODS = [7, 30, 90, 366];
const USUAL_PERIOD = 30;

export default function PerformancePage() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [params, setParams] = useSearchParams();
  const agents = useAgents();
  const agentId = params.get('agent') ?? agents.data?.[0]?.id ?? '';
  const days = PERIODS.find((period) => String(period) === params.get('days')) ?? USUAL_PERIOD;
  const choose = (changed: Record<string, string>) =>
    setParams({ agent: agentId, days: String(days), ...changed }, { replace: true });
  return (
    <Page lead={t.performanceLead} width="wide">
      <Group gap="sm">
        <NativeSelect
          label={t.agent}
          flex="1 1 220px"
          maw={340}
          value={agentId}
          onChange={({ currentTarget }) => choose({ agent: currentTarget.value })}
          data={(agents.data ?? []).map(({ id = '', name = id }) => ({ value: id, label: name }))}
        />
        <NativeSelect
          label={t.period}
          value={days}
          onChange={({ currentTarget }) => choose({ days: currentTarget.value })}
          data={PERIODS.map((period) => ({ value: String(period), label: t.days(number(period)) }))}
        />
      </Group>
      <Loaded query={useFigures(agentId, days)} loading={<Skeleton height={760} />}>
        {({ figures }) =>
          figures?.total?.messages ? <FiguresView figures={figures} /> : <NoFigures agentId={agentId} />
        }
      </Loaded>
    </Page>
  );
}

function NoFigures({ agentId }: { agentId: string }) {
  const t = useTexts(texts);
  return (
    <EmptyState
      title={t.noFigures}
      action={
        <Button component={Link} to={chatPath(agentId)} variant="light">
          {t.talk}
        </Button>
      }
    >
      {t.noFiguresBody}
    </EmptyState>
  );
}

type Figures = NonNullable<NonNullable<ReturnType<typeof useFigures>['data']>['figures']>;

function FiguresView({ figures: { total = {}, days = [] } }: { figures: Figures }) {
  const t = useTexts(texts);
  const { number, duration, percent, date } = useFormat();
  const { conversations = 0, messages = 0, tokens = 0, promptTokens = 0, responseTime, satisfaction } = total;
  const { average, p50, p95 } = responseTime ?? {};
  const cells = [
    [t.conversations, number(conversations), ''],
    [t.messages, number(messages), ''],
    [t.tokens, number(tokens), t.promptTokens(number(promptTokens))],
    [t.responseTime, average ? duration(average) : '–', p50 && p95 ? t.percentiles(duration(p50), duration(p95)) : ''],
    [
      t.satisfaction,
      satisfaction?.votes ? percent(satisfaction.satisfiedShare ?? 0) : '–',
      satisfaction?.votes ? t.ratings(number(satisfaction.votes)) : '',
    ],
  ] as const;
  const rows = days.map((each) => ({
    [t.day]: date(`${each.day ?? ''}T12:00:00Z`),
    messages: each.messages ?? 0,
    time: each.responseTime?.average ?? 0,
  }));
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }}>
        {cells.map(([label, value, note]) => (
          <Figure key={label} label={label} value={value} note={note} />
        ))}
      </SimpleGrid>
      <Panel title={t.perDay}>
        <Chart kind="bar" label={t.perDay} data={rows} x={t.day} series={[{ key: 'messages', label: t.messages }]} format={number} />
      </Panel>
      <Panel title={t.timePerDay}>
        <Chart kind="line" label={t.timePerDay} data={rows} x={t.day} series={[{ key: 'time', label: t.average }]} format={duration} />
      </Panel>
    </Stack>
  );
}
