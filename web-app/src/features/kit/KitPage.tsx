import { Anchor, Badge, Button, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Chart } from '../../shared/chart';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, ErrorState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useCategories } from './queries';
import { texts } from './texts';

const AgentForm = lazy(() => import('./AgentForm'));
const AgentTable = lazy(() => import('./AgentTable'));

export default function KitPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.lead} width="wide" actions={<Button variant="default">{t.standard}</Button>}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Type />
        <Buttons />
        <Formats />
        <Feedback />
        <Panel title={t.form}>
          <Suspense fallback={<LoadingState rows={5} />}>
            <AgentForm />
          </Suspense>
        </Panel>
        <States />
        <Panel title={t.table}>
          <Suspense fallback={<LoadingState rows={5} />}>
            <AgentTable />
          </Suspense>
        </Panel>
        <CategoryChart />
      </SimpleGrid>
    </Page>
  );
}

function Type() {
  const t = useTexts(texts);
  return (
    <Panel title={t.type}>
      <Title order={3} size="h2">
        {t.heading}
      </Title>
      <Text>
        {t.text} <Anchor href="#main" underline="always">{t.link}</Anchor>
      </Text>
      <Text c="dimmed">{t.dimmed}</Text>
    </Panel>
  );
}

function Buttons() {
  const t = useTexts(texts);
  return (
    <Panel title={t.buttons}>
      <Group>
        <Button>{t.primary}</Button>
        <Button variant="default">{t.standard}</Button>
        <Button variant="light">{t.light}</Button>
        <Button color="red.8">{t.danger}</Button>
        <Badge>{t.primary}</Badge>
        <Badge variant="default">{t.standard}</Badge>
      </Group>
    </Panel>
  );
}

function Formats() {
  const t = useTexts(texts);
  const { date, dateTime, money, number, percent, duration } = useFormat();
  const instant = '2026-03-04T15:06:07Z';
  return (
    <Panel title={t.formats}>
      <Text>
        {[date(instant), dateTime(instant), money(2900, 'usd'), money(2900, 'jpy'), number(1_234_567.8), percent(0.125), duration(1_530)].join(' · ')}
      </Text>
    </Panel>
  );
}

function Feedback() {
  const t = useTexts(texts);
  const ask = async () => {
    const question = { title: t.confirmTitle, body: t.confirmBody, confirm: t.danger, cancel: t.cancel, danger: true };
    if (await confirm(question)) toast.success(t.deleted);
  };
  return (
    <Panel title={t.feedback}>
      <Group>
        <Button variant="default" onClick={() => toast.success(t.saved)}>
          {t.toast}
        </Button>
        <Button variant="default" onClick={() => void ask()}>
          {t.confirm}
        </Button>
      </Group>
    </Panel>
  );
}

function States() {
  const t = useTexts(texts);
  return (
    <Panel title={t.states}>
      <LoadingState height={80} />
      <EmptyState title={t.emptyTitle} action={<Button variant="light">{t.emptyAction}</Button>}>
        {t.emptyBody}
      </EmptyState>
      <ErrorState error={new TypeError()} onRetry={() => toast.success(t.saved)} />
    </Panel>
  );
}

function CategoryChart() {
  const t = useTexts(texts);
  return (
    <Panel title={t.chart}>
      <Loaded query={useCategories()} loading={<LoadingState height={260} />}>
        {({ items = [] }) => (
          <Chart
            kind="bar"
            label={t.chartLabel}
            data={items.map(({ id = '', agents = 0 }) => ({ [t.category]: id, agents }))}
            x={t.category}
            series={[{ key: 'agents', label: t.agents }]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
