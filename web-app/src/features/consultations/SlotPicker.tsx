import { Button, Chip, Group, Input, NativeSelect, Stack, Text } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useFormat, type Format } from '../../shared/format';
import { addDays, dayIn, zoneName } from '../../shared/local-time';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useSlots, type Slot } from './queries';
import { texts } from './texts';

/** So many days are read at once. */
const DAYS = 28;

export interface SlotPickerProps {
  consultantId: string;
  /** Whose clock shows the times. */
  timezone: string;
  /** The start of the slot that is chosen, or the empty text. */
  value: string;
  onChange: (start: string) => void;
  error?: ReactNode;
}

/** A day, and then one of its free times. */
export function SlotPicker({ consultantId, timezone, value, onChange, error }: SlotPickerProps) {
  const t = useTexts(texts);
  const [today] = useState(() => dayIn(timezone));
  const [page, setPage] = useState(0);
  const errorId = useId();
  const from = addDays(today, page * DAYS);
  const to = addDays(from, DAYS - 1);
  const slots = useSlots({ consultantId, from, to, timezone });
  const turn = (by: number) => {
    setPage(page + by);
    onChange('');
  };
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {t.zone(zoneName(timezone))}
      </Text>
      <Loaded query={slots} loading={<LoadingState height={140} />}>
        {(free) => (
          <DayAndTime
            free={free}
            span={[from, to]}
            timezone={timezone}
            value={value}
            onChange={onChange}
            describedBy={error ? errorId : undefined}
          />
        )}
      </Loaded>
      {error && (
        <Input.Error id={errorId} role="alert">
          {error}
        </Input.Error>
      )}
      <Group gap="sm">
        <Button variant="default" size="xs" disabled={page === 0} onClick={() => turn(-1)}>
          {t.earlier}
        </Button>
        <Button variant="default" size="xs" onClick={() => turn(1)}>
          {t.later}
        </Button>
      </Group>
    </Stack>
  );
}

interface DayAndTimeProps extends Pick<SlotPickerProps, 'timezone' | 'value' | 'onChange'> {
  free: readonly Slot[];
  span: readonly [from: string, to: string];
  /** What says that a time is missing. */
  describedBy: string | undefined;
}

function DayAndTime({ free, span, timezone, value, onChange, describedBy }: DayAndTimeProps) {
  const t = useTexts(texts);
  const format = useFormat(timezone);
  const { date } = useFormat('UTC');
  const [wanted, setWanted] = useState<string>();
  const byDay = groupByDay(free);
  const days = [...byDay];
  const day = wanted !== undefined && byDay.has(wanted) ? wanted : days[0]?.[0];
  const ofDay = byDay.get(day ?? '') ?? [];
  const chooseDay = (chosen: string) => {
    setWanted(chosen);
    onChange('');
  };
  if (days.length === 0) return <Text role="status">{t.noSlots(date(span[0]), date(span[1]))}</Text>;
  return (
    <>
      <NativeSelect
        label={t.day}
        maw={360}
        value={day}
        onChange={({ currentTarget }) => chooseDay(currentTarget.value)}
        data={days.map(([key, slots]) => ({ value: key, label: t.dayWithFree(format.day(slots[0]?.start ?? ''), slots.length) }))}
      />
      {/* Where the form puts the focus when no time is chosen. */}
      <div role="radiogroup" aria-label={t.time} aria-describedby={describedBy} data-path="start" tabIndex={-1}>
        <Chip.Group value={value} onChange={(start: string) => onChange(start)}>
          <Group gap="xs">
            {clocks(ofDay, format).map(([start, label]) => (
              <Chip key={start} value={start}>
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
    </>
  );
}

function groupByDay(slots: readonly Slot[]): ReadonlyMap<string, Slot[]> {
  const byDay = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = (slot.local ?? '').slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), slot]);
  }
  return byDay;
}

/** Where the clock is set back, an hour comes twice; then the names of the zone tell the two apart. */
function clocks(slots: readonly Slot[], { clock, zonedClock }: Format): [start: string, label: string][] {
  const starts = slots.map(({ start = '' }) => start);
  const isClear = new Set(starts.map(clock)).size === starts.length;
  return starts.map((start) => [start, (isClear ? clock : zonedClock)(start)]);
}
