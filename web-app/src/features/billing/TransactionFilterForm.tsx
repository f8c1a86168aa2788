import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import type { TransactionFilter } from './queries';
import { texts } from './texts';

interface Props {
  filter: TransactionFilter;
  onChange: (filter: TransactionFilter) => void;
}

export default function TransactionFilterForm({ filter, onChange }: Props) {
  const t = useTexts(texts);
  const types = Object.entries(t.types).map(([value, label]) => ({ value, label }));
  const field = (name: keyof TransactionFilter) => ({
    label: t[name],
    value: filter[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...filter, [name]: currentTarget.value }),
  });
  return (
    <Group>
      <NativeSelect data={[{ value: '', label: t.all }, ...types]} {...field('type')} />
      <TextInput type="date" max={filter.to || undefined} {...field('from')} />
      <TextInput type="date" min={filter.from || undefined} {...field('to')} />
    </Group>
  );
}
