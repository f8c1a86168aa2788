import { Stack, Text, Title } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    verdict: 'Verdict',
    wins: (name: string) => `${name} wins`,
    balanced: 'Neither was better',
    agreed: 'The judge read both orders, and said the same each time.',
    disagreed: 'The judge read both orders, and said something else each time: so nobody wins.',
    readFirst: (name: string) => `With ${name} first`,
    better: (name: string) => `${name} was better.`,
    equal: 'Both were equal.',
  },
});

export type Side = 'side1' | 'side2';

export interface Turn {
  side: Side;
  speaker: string;
  text: string;
}

export interface Verdict {
  winner: Side | 'balanced';
  /** Whether both judgements name the same winner. */
  agreed: boolean;
  judgements: readonly { shownFirst: Side; winner: Side | 'balanced'; reason: string }[];
}

/** What two sides said by turns, and who was better. */
export function Turns({ turns, names, verdict }: { turns: readonly Turn[]; names: Readonly<Record<Side, string>>; verdict: Verdict }) {
  return (
    <Stack>
      <Outcome verdict={verdict} names={names} />
      <ol className={classes.turns}>
        {turns.map(({ side, speaker, text }, index) => (
          <li key={index} className={classes.turn} data-side={side}>
            <Text size="sm" fw={650}>
              {speaker}
            </Text>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function Outcome({ verdict: { winner, agreed, judgements }, names }: { verdict: Verdict; names: Readonly<Record<Side, string>> }) {
  const t = useTexts(texts);
  return (
    <section className={classes.verdict}>
      <Text size="sm" c="dimmed">
        {t.verdict}
      </Text>
      <Title order={3}>{winner === 'balanced' ? t.balanced : t.wins(names[winner])}</Title>
      <Text size="sm" mb="xs">
        {agreed ? t.agreed : t.disagreed}
      </Text>
      {judgements.map(({ shownFirst, winner: better, reason }) => (
        <div key={shownFirst}>
          <Text size="sm" c="dimmed">
            {t.readFirst(names[shownFirst])}
          </Text>
          <Text>
            {better === 'balanced' ? t.equal : t.better(names[better])} {reason}
          </Text>
        </div>
      ))}
    </section>
  );
}
