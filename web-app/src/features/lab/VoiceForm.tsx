import { Blockquote, Button, Group, Skeleton, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../shared/api';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Loaded } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import type { FormProps } from './ExperimentPage';
import { settingsOf } from './input';
import type { RunInput } from './operations';
import { useStartProblem } from './problems';
import { useStart, type Experiment } from './queries';
import { SoundInput } from './SoundInput';
import { texts as common } from './texts';

const texts = defineTexts({
  en: {
    sample: 'A sample of your voice',
    sampleHint: 'Read something for 5 to 60 seconds, in a quiet place and without long pauses.',
    consent: 'Your consent',
    consentHint: 'Say this sentence. It must be you, and the same voice as in the sample.',
    newSentence: 'Another sentence',
    text: 'What the voice shall say',
    textHint: 'In English, 20 to 500 characters',
    missing: 'It needs the sample, the consent and a text.',
  },
});

type Values = RunInput<'voice-cloning'>;

const SHORTEST_SAMPLE = 5;
const SHORTEST_CONSENT = 3;

/** A recording, a spoken consent whose numbers are new each time, and a text. */
export default function VoiceForm({ source, onStarted }: FormProps) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const start = useStart();
  const problemText = useStartProblem();
  const [nth, setNth] = useState(0);
  const sentence = useQuery({
    queryKey: ['lab', 'consent-sentence', nth],
    queryFn: ({ signal }) => read(api.GET('/api/lab/voice-cloning/consent-sentence', { signal })),
    staleTime: Infinity,
    gcTime: 0,
  });
  const { sourceAudio = '', sampleText = '' } = settingsOf(source) as Partial<Values>;
  const form = useApiForm<Values, Experiment>({
    initialValues: { sourceAudio, consentAudio: '', sampleText, challenge: '' },
    submit: (values) => start('voice-cloning', { ...values, challenge: sentence.data?.challenge }),
    onDone: onStarted,
    problemText,
  });
  const { values, errors, setFieldValue } = form.fields;
  const isComplete = values.sourceAudio && values.consentAudio && values.sampleText && sentence.data;
  const renew = () => {
    setNth(nth + 1);
    setFieldValue('consentAudio', '');
  };
  return (
    <ApiFormView form={form}>
      <SoundInput
        label={t.sample}
        shortestSeconds={SHORTEST_SAMPLE}
        value={values.sourceAudio}
        onChange={(id) => setFieldValue('sourceAudio', id)}
        error={errors.sourceAudio}
      >
        <Text size="sm" c="dimmed">
          {t.sampleHint}
        </Text>
      </SoundInput>
      <SoundInput
        key={nth}
        label={t.consent}
        shortestSeconds={SHORTEST_CONSENT}
        value={values.consentAudio}
        onChange={(id) => setFieldValue('consentAudio', id)}
        error={errors.consentAudio ?? errors.challenge}
      >
        <Text size="sm" c="dimmed">
          {t.consentHint}
        </Text>
        <Loaded query={sentence} loading={<Skeleton height={80} />}>
          {({ sentence: said }) => (
            <Blockquote p="sm" mt={0}>
              {said}
            </Blockquote>
          )}
        </Loaded>
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={renew}>
          {t.newSentence}
        </Button>
      </SoundInput>
      <Textarea
        label={t.text}
        description={t.textHint}
        required
        autosize
        minRows={3}
        maxLength={500}
        {...form.fields.getInputProps('sampleText')}
      />
      <Group>
        <SubmitButton form={form} disabled={!isComplete}>
          {c.run}
        </SubmitButton>
        {!isComplete && (
          <Text size="sm" c="dimmed">
            {t.missing}
          </Text>
        )}
      </Group>
    </ApiFormView>
  );
}
