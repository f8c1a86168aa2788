import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export interface StateFilterProps<S extends string> {
  states: Readonly<Record<S, string>>;
  value: S;
  onChange: (state: S) => void;
}

/** The API lists one state at a time. */
export function StateFilter<S extends string>({ states, value, onChange }: StateFilterProps<S>) {
  const t = useTexts(texts);
  return (
    <NativeSelect
      label={t.state}
      maw={320}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value as S)}
      data={Object.entries<string>(states).map(([state, label]) => ({ value: state, label }))}
    />
  );
}
