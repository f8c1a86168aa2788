import { Stack, Text, Title } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { RunResult } from '../operations';
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

type Battle = RunResult<'battle-arena'>;
export type Turn = NonNullable<Battle['transcript']>[number];
type Verdict = NonNullable<Battle['verdict']>;
type Names = Readonly<Record<NonNullable<Turn['side']>, string>>;

interface TurnsProps {
  turns: readonly Turn[];
  names: Names;
  verdict: Verdict | undefined;
}

/** What two sides said by turns, and who was better. */
export function Turns({ turns, names, verdict }: TurnsProps) {
  return (
    <Stack>
      {verdict && <Outcome verdict={verdict} names={names} />}
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

function Outcome({ verdict, names }: { verdict: Verdict; names: Names }) {
  const t = useTexts(texts);
  const { winner = 'balanced', agreed, judgements = [] } = verdict;
  return (
    <section className={classes.verdict}>
      <Text size="sm" c="dimmed">
        {t.verdict}
      </Text>
      <Title order={3}>{winner === 'balanced' ? t.balanced : t.wins(names[winner])}</Title>
      <Text size="sm" mb="xs">
        {agreed ? t.agreed : t.disagreed}
      </Text>
      {judgements.map(({ shownFirst = 'side1', winner: better = 'balanced', reason }) => (
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
