import { Badge, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../shared/format';
import { defineTexts, useTexts } from '../../../shared/texts';
import { optionLabel } from '../labels';
import type { ResultProps, RunResult } from '../operations';
import { Picture } from '../Picture';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    picture: 'The emotions of the text, as a picture',
    whole: 'The whole text',
    none: 'The lexicon finds no emotion here.',
    valence: (value: string) => `How good it sounds, from −1 to 1: ${value}`,
    model: (name: string) => `What the model ${name} reads`,
    sentences: 'Sentence by sentence',
  },
});

export default function EmotionVisualizerResult({ result }: ResultProps<'emotion-visualizer'>) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { detectedEmotions = [], valence, sentences = [], modelReading, visualization = '' } = result;
  const inWords = (value = 0) => t.valence(number(value, { maximumFractionDigits: 2 }));
  return (
    <Stack>
      <Picture src={visualization} alt={t.picture} />
      <div>
        <Title order={3} size="h4" mb="xs">
          {t.whole}
        </Title>
        <Scores scores={detectedEmotions} />
        <Text size="sm" c="dimmed" mt="xs">
          {inWords(valence)}
        </Text>
      </div>
      {modelReading && (
        <div>
          <Title order={3} size="h4" mb="xs">
            {t.model(modelReading.model ?? '')}
          </Title>
          <Scores scores={modelReading.emotions ?? []} />
        </div>
      )}
      <div>
        <Title order={3} size="h4" mb="xs">
          {t.sentences}
        </Title>
        <ol className={classes.sentences}>
          {sentences.map((sentence, index) => (
            <li key={index}>
              <Text>{sentence.text}</Text>
              <Group gap="xs">
                {sentence.emotions?.map(({ emotion = '', score = 0 }) => (
                  <Badge key={emotion} variant="default">
                    {optionLabel(emotion)} {number(score, { maximumFractionDigits: 2 })}
                  </Badge>
                ))}
                <Text size="sm" c="dimmed">
                  {inWords(sentence.valence)}
                </Text>
              </Group>
            </li>
          ))}
        </ol>
      </div>
    </Stack>
  );
}

type Score = NonNullable<RunResult<'emotion-visualizer'>['detectedEmotions']>[number];

function Scores({ scores }: { scores: readonly Score[] }) {
  const t = useTexts(texts);
  const { percent } = useFormat();
  if (scores.length === 0) return <Text c="dimmed">{t.none}</Text>;
  return (
    <ul className={classes.scores}>
      {scores.map(({ emotion = '', score = 0 }) => (
        <li key={emotion}>
          <Text size="sm">{optionLabel(emotion)}</Text>
          <Progress value={100 * score} aria-label={optionLabel(emotion)} size="lg" />
          <Text size="sm" c="dimmed">
            {percent(score)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
