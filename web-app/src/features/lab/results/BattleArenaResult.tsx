import { Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps } from '../operations';
import { Turns } from './Turns';

const texts = defineTexts({ en: { rated: 'This battle counts for the ratings.', unrated: 'Battles with somebody made up do not count for the ratings.' } });

export default function BattleArenaResult({ result }: ResultProps<'battle-arena'>) {
  const t = useTexts(texts);
  const { contestant1, contestant2, transcript = [], verdict, rated } = result;
  return (
    <>
      <Turns turns={transcript} names={{ side1: contestant1?.name ?? '', side2: contestant2?.name ?? '' }} verdict={verdict} />
      <Text size="sm">{rated ? t.rated : t.unrated}</Text>
    </>
  );
}
