import { NativeSelect, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../shared/format';
import { DataTable, type Listing } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';
import type { FieldInputProps } from './InputField';
import { lab } from './lab-api';

const texts = defineTexts({
  en: {
    lead: 'Two contestants, one topic, some rounds. A judge says who was better, and why.',
    contestant1: 'First contestant',
    contestant2: 'Second contestant',
    madeUp: 'Somebody you make up',
    name: 'Name',
    persona: 'Who that is',
    personaHint: 'For instance: a sailor who has seen every sea',
    ratings: 'Ratings',
    ratingsLead: 'By Elo, from battles between these agents. Each began with 1500.',
    agent: 'Agent',
    rating: 'Rating',
    battles: 'Battles',
    outcomes: 'Won, drawn, lost',
    outcome: (won: string, drawn: string, lost: string) => `${won}, ${drawn}, ${lost}`,
    none: 'There are none.',
  },
});

interface Rating {
  contestantId: string;
  name: string;
  rating: number;
  battles: number;
  wins: number;
  draws: number;
  losses: number;
}

const useRatings = () =>
  useQuery({
    queryKey: ['lab', 'ratings'],
    queryFn: async ({ signal }) => (await lab.get<Listing<Rating>>('/battle-arena/ratings', { signal })).items ?? [],
  });

export default function BattleArenaPage() {
  const t = useTexts(texts);
  return (
    <ExperimentPage
      type="battle-arena"
      lead={t.lead}
      height={440}
      inputs={{ contestant1: ContestantInput, contestant2: ContestantInput }}
    >
      <Ratings />
    </ExperimentPage>
  );
}

interface Contestant {
  name: string;
  persona?: string | null;
}

/** An agent, or somebody with a name and a description. */
function ContestantInput({ field, value, onChange, error }: FieldInputProps) {
  const t = useTexts(texts);
  const { data: agents = [] } = useRatings();
  const { name = '', persona } = (value || {}) as Partial<Contestant>;
  const isAgent = persona == null;
  const chosen = isAgent ? (agents.find((agent) => agent.contestantId === name || agent.name === name)?.name ?? name) : '';
  const names = [...new Set([...agents.map((agent) => agent.name).sort(), ...(chosen ? [chosen] : [])])];
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

function Ratings() {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Panel title={t.ratings} lead={t.ratingsLead}>
      <DataTable
        caption={t.ratings}
        pages={useRatings()}
        empty={<Text c="dimmed">{t.none}</Text>}
        rowKey={({ contestantId }) => contestantId}
        columns={[
          { header: t.agent, cell: ({ name }) => name },
          { header: t.rating, cell: ({ rating }) => number(rating), align: 'right' },
          { header: t.battles, cell: ({ battles }) => number(battles), align: 'right' },
          { header: t.outcomes, cell: ({ wins, draws, losses }) => t.outcome(number(wins), number(draws), number(losses)), align: 'right' },
        ]}
      />
    </Panel>
  );
}
