import { Progress, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../shared/format';
import { RowTable } from '../../../shared/list';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps, RunResult } from '../operations';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    traits: 'Traits',
    levels: { low: 'low', average: 'average', high: 'high' },
    higherThan: (percent: string, level: string) => `Higher than ${percent} of the sample: ${level}`,
    score: (score: string, least: string, most: string) => `${score} points, of ${least} to ${most}`,
    compared: (name: string, respondents: string) => `Compared with ${respondents} people: ${name}.`,
    answers: 'How your answers count',
    statement: 'Statement',
    answer: 'Answer',
    points: 'Points',
    reversed: (points: string) => `${points} (reversed)`,
  },
});

export default function PersonalityMirrorResult({ result }: ResultProps<'personality-mirror'>) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { form, source, personalityType, traits = [], answers = [], norms, disclaimer } = result;
  return (
    <Stack>
      <Text className={classes.prediction}>{personalityType}</Text>
      <Text size="sm">{disclaimer}</Text>
      <Title order={3} size="h4">
        {t.traits}
      </Title>
      {traits.map((score) => (
        <Trait key={score.trait} score={score} />
      ))}
      <Text size="sm" c="dimmed">
        {form}. {source} {norms && `${t.compared(norms.name ?? '', number(norms.respondents ?? 0))} ${norms.source ?? ''}`}
      </Text>
      <details>
        <summary>{t.answers}</summary>
        <RowTable
          caption={t.answers}
          rows={answers}
          rowKey={({ item }) => String(item)}
          columns={[
            { header: t.statement, cell: ({ text }) => text },
            { header: t.answer, cell: ({ answer = 0 }) => number(answer), align: 'right' },
            { header: t.points, cell: ({ points = 0, reversed }) => (reversed ? t.reversed(number(points)) : number(points)), align: 'right' },
          ]}
        />
      </details>
    </Stack>
  );
}

type TraitScore = NonNullable<RunResult<'personality-mirror'>['traits']>[number];

function Trait({ score }: { score: TraitScore }) {
  const t = useTexts(texts);
  const { number, percent } = useFormat();
  const { name, percentile = 0, level = 'average', rawScore = 0, minScore = 0, maxScore = 0, text } = score;
  return (
    <div>
      <Text fw={650}>{name}</Text>
      <Progress value={percentile} size="lg" aria-label={name} my={4} />
      <Text size="sm">
        {t.higherThan(percent(percentile / 100), t.levels[level])} · {t.score(number(rawScore), number(minScore), number(maxScore))}
      </Text>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </div>
  );
}
