import { Radio, Group } from '@mantine/core';
import { useTexts } from '../texts';
import type { Period } from './terms';
import { texts } from './texts';

export interface PeriodChoiceProps {
  label: string;
  periods: readonly Period[];
  value: Period;
  onChange: (period: Period) => void;
}

/** For how long one pays at a time. */
export function PeriodChoice({ label, periods, value, onChange }: PeriodChoiceProps) {
  const t = useTexts(texts);
  return (
    <Radio.Group label={label} value={value} onChange={(period) => onChange(period)}>
      <Group mt={6} gap="md">
        {periods.map((period) => (
          <Radio key={period} value={period} label={t.period[period]} />
        ))}
      </Group>
    </Radio.Group>
  );
}
