import { Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps } from '../types';
import { Turns, type Turn, type Verdict } from './Turns';

const texts = defineTexts({ en: { rated: 'This battle counts for the ratings.', unrated: 'Battles with somebody made up do not count for the ratings.' } });

interface Battle {
  contestant1: { name: string };
  contestant2: { name: string };
  topic: string;
  transcript: readonly Turn[];
  verdict: Verdict;
  rated: boolean;
}

export default function BattleArenaResult({ experiment }: ResultProps) {
  const t = useTexts(texts);
  const { contestant1, contestant2, transcript, verdict, rated } = experiment.output?.result as Battle;
  return (
    <>
      <Turns turns={transcript} names={{ side1: contestant1.name, side2: contestant2.name }} verdict={verdict} />
      <Text size="sm">{rated ? t.rated : t.unrated}</Text>
    </>
  );
}
