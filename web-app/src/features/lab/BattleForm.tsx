import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { defineTexts, useTexts } from '../../shared/texts';
import ExperimentForm from './ExperimentForm';
import type { FormProps } from './ExperimentPage';
import type { FieldInputProps } from './InputField';
import type { RunInput } from './operations';
import { useRatings } from './use-ratings';

const texts = defineTexts({
  en: {
    contestant1: 'First contestant',
    contestant2: 'Second contestant',
    madeUp: 'Somebody you make up',
    name: 'Name',
    persona: 'Who that is',
    personaHint: 'For instance: a sailor who has seen every sea',
  },
});

const INPUTS = { contestant1: ContestantInput, contestant2: ContestantInput };

export default function BattleForm(props: FormProps) {
  return <ExperimentForm {...props} inputs={INPUTS} />;
}

type Contestant = RunInput<'battle-arena'>['contestant1'];

/** An agent, or somebody with a name and a description. */
function ContestantInput({ field, value, onChange, error }: FieldInputProps) {
  const t = useTexts(texts);
  const { data: agents = [] } = useRatings();
  const { name = '', persona } = (value || {}) as Partial<Contestant>;
  const isAgent = persona == null;
  const chosen = isAgent ? (agents.find((agent) => agent.contestantId === name || agent.name === name)?.name ?? name) : '';
  const names = [...new Set([...agents.map((agent) => agent.name ?? '').sort(), ...(chosen ? [chosen] : [])])];
  return (
    <Stack gap="xs">
      <NativeSelect
        label={field.name === 'contestant1' ? t.contestant1 : t.contestant2}
        required
        value={chosen}
        error={isAgent && error}
        onChange={({ currentTarget }) => onChange(currentTarget.value ? { name: currentTarget.value } : { name: '', persona: '' })}
        data={[...names, { value: '', label: t.madeUp }]}
      />
      {!isAgent && (
        <>
          <TextInput
            label={t.name}
            required
            maxLength={60}
            value={name}
            error={error}
            onChange={({ currentTarget }) => onChange({ name: currentTarget.value, persona })}
          />
          <Textarea
            label={t.persona}
            description={t.personaHint}
            required
            autosize
            maxLength={300}
            value={persona}
            onChange={({ currentTarget }) => onChange({ name, persona: currentTarget.value })}
          />
        </>
      )}
    </Stack>
  );
}
