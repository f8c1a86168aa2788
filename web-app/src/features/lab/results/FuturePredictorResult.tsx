import { Progress, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../shared/format';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps } from '../types';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    confidence: 'How far the signs agree',
    signs: 'The signs',
    declined: 'There is no prediction for this.',
  },
});

interface Prediction {
  question: string;
  prediction: string;
  /** 0 to 100. */
  confidence: number;
  reasons: readonly string[];
  declinedTopic: string | null;
  disclaimer: string;
}

export default function FuturePredictorResult({ experiment }: ResultProps) {
  const t = useTexts(texts);
  const { percent } = useFormat();
  const { question, prediction, confidence, reasons, declinedTopic, disclaimer } = experiment.output?.result as Prediction;
  return (
    <Stack>
      <Text c="dimmed">{question}</Text>
      <Text className={classes.prediction}>{prediction}</Text>
      {declinedTopic ? (
        <Text>{t.declined}</Text>
      ) : (
        <>
          <div>
            <Text size="sm" mb={4}>
              {t.confidence}: {percent(confidence / 100)}
            </Text>
            <Progress value={confidence} aria-label={t.confidence} />
          </div>
          <div>
            <Title order={3} size="h4" mb="xs">
              {t.signs}
            </Title>
            <ul className={classes.signs}>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        </>
      )}
      <Text size="sm" c="dimmed">
        {disclaimer}
      </Text>
    </Stack>
  );
}
