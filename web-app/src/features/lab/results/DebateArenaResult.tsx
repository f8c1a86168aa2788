import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps } from '../operations';
import { Turns, type Turn } from './Turns';

const texts = defineTexts({ en: { side1: 'For', side2: 'Against' } });

export default function DebateArenaResult({ result }: ResultProps<'debate-arena'>) {
  const names = useTexts(texts);
  const { side1Arguments = [], side2Arguments = [], verdict } = result;
  return <Turns turns={inTurns(side1Arguments, side2Arguments, names)} names={names} verdict={verdict} />;
}

/** Side 1 begins, and each argument answers the one before. */
export const inTurns = (first: readonly string[], second: readonly string[], names: { side1: string; side2: string }): Turn[] =>
  first.flatMap((text, index) => [
    { side: 'side1' as const, speaker: names.side1, text },
    ...second.slice(index, index + 1).map((answer) => ({ side: 'side2' as const, speaker: names.side2, text: answer })),
  ]);
