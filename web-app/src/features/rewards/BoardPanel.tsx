import { Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../shared/format';
import { DataTable, type Column } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PERIODS, useAround, useBoard, type Period, type Row } from './queries';
import { texts } from './texts';

/** Who has earned the most, or who is near the user; a visitor is near nobody. */
export default function BoardPanel() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { user } = useSession();
  const [period, setPeriod] = useState<Period>('week');
  const [view, setView] = useState<'best' | 'around'>('best');
  const best = useBoard(period, view === 'best');
  const around = useAround(period, Boolean(user));
  const { rank } = around.data ?? {};
  const pages = view === 'best' ? best : { ...around, data: around.data && (around.data.items ?? []) };
  return (
    <Panel title={t.board} lead={rank ? t.yourRank(number(rank)) : undefined}>
      <Stack>
        <Group align="flex-end">
          <NativeSelect
            label={t.period}
            value={period}
            onChange={({ currentTarget }) => setPeriod(currentTarget.value as Period)}
            data={PERIODS.map((value) => ({ value, label: t.periods[value] }))}
          />
          {user && (
            <SegmentedControl
              aria-label={t.view}
              value={view}
              onChange={setView}
              data={[
                { value: 'best', label: t.best },
                { value: 'around', label: t.around },
              ]}
            />
          )}
        </Group>
        <DataTable
          caption={t.board}
          pages={pages}
          rowKey={({ rank: place = 0, points = 0, name = '', own }) => `${place} ${points} ${name} ${String(own)}`}
          columns={useColumns()}
          empty={<EmptyState title={t.noBoard}>{t.noBoardBody}</EmptyState>}
        />
      </Stack>
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTexts(texts);
  const { number } = useFormat();
  return [
    { header: t.rank, cell: ({ rank = 0 }) => number(rank) },
    {
      header: t.name,
      cell: ({ name, own }) => (
        <Text fw={own ? 700 : undefined} inherit style={{ overflowWrap: 'anywhere' }}>
          {own ? t.you(name || t.hidden) : name || t.hidden}
        </Text>
      ),
    },
    { header: t.points, align: 'right', cell: ({ points = 0 }) => number(points) },
  ];
}
