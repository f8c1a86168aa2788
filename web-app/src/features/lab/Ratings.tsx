import { Text } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { defineTexts, useTexts } from '../../shared/texts';
import { useRatings } from './use-ratings';

const texts = defineTexts({
  en: {
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

export default function Ratings() {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Panel title={t.ratings} lead={t.ratingsLead}>
      <DataTable
        caption={t.ratings}
        pages={useRatings()}
        empty={<Text c="dimmed">{t.none}</Text>}
        rowKey={({ contestantId = '' }) => contestantId}
        columns={[
          { header: t.agent, cell: ({ name }) => name },
          { header: t.rating, cell: ({ rating = 0 }) => number(rating), align: 'right' },
          { header: t.battles, cell: ({ battles = 0 }) => number(battles), align: 'right' },
          {
            header: t.outcomes,
            cell: ({ wins = 0, draws = 0, losses = 0 }) => t.outcome(number(wins), number(draws), number(losses)),
            align: 'right',
          },
        ]}
      />
    </Panel>
  );
}
