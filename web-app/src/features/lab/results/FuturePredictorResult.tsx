import { Progress, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../shared/format';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps } from '../operations';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    confidence: 'How far the signs agree',
    signs: 'The signs',
    declined: 'There is no prediction for this.',
  },
});

export default function FuturePredictorResult({ result }: ResultProps<'future-predictor'>) {
  const t = useTexts(texts);
  const { percent } = useFormat();
  const { question, prediction, confidence = 0, reasons = [], declinedTopic, disclaimer } = result;
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
