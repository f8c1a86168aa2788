import { Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../shared/format';
import { RowTable } from '../../../shared/list';
import { defineTexts, useTexts } from '../../../shared/texts';
import { AudioPlayer } from '../AudioPlayer';
import type { ResultProps, RunResult } from '../operations';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    made: 'The made voice',
    sample: 'The sample',
    measures: 'What was measured',
    measure: 'Measure',
    pitch: 'Pitch',
    range: 'Range of the pitch',
    rate: 'Rate',
    brightness: 'Brightness',
    hertz: (value: string) => `${value} Hz`,
    between: (low: string, high: string) => `${low} to ${high} Hz`,
    syllables: (value: string) => `${value} syllables a second`,
    consent: 'Consent',
    quality: 'Quality of the sample',
    qualityOf: (seconds: string, level: string, noise: string) => `${seconds} long, speech at ${level} dB, noise at ${noise} dB`,
    watermark: 'Watermark',
    marked: (score: string) => `Inaudible, and found again in what was made: ${score} standard deviations above chance.`,
  },
});

type Profile = NonNullable<RunResult<'voice-cloning'>['profile']>;

export default function VoiceCloningResult({ result }: ResultProps<'voice-cloning'>) {
  const t = useTexts(texts);
  const { number, duration } = useFormat();
  const { sourceAudioUrl, sampleText, audioUrl = '', label, profile = {}, madeProfile = {}, quality, consent, watermark } = result;
  const round = (value = 0) => number(value, { maximumFractionDigits: 1 });
  const measures: [string, (of: Profile) => string][] = [
    [t.pitch, ({ pitch }) => t.hertz(round(pitch))],
    [t.range, ({ pitchLow, pitchHigh }) => t.between(round(pitchLow), round(pitchHigh))],
    [t.rate, ({ rate }) => t.syllables(round(rate))],
    [t.brightness, ({ brightness }) => t.hertz(round(brightness))],
  ];
  return (
    <Stack>
      <Text className={classes.prose}>{sampleText}</Text>
      <AudioPlayer src={audioUrl} label={t.made} />
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {sourceAudioUrl && (
        <div>
          <Text size="sm" mb={4}>
            {t.sample}
          </Text>
          <AudioPlayer src={sourceAudioUrl} label={t.sample} />
        </div>
      )}
      <Title order={3} size="h4">
        {t.measures}
      </Title>
      <RowTable
        caption={t.measures}
        rows={measures}
        rowKey={([name]) => name}
        columns={[
          { header: t.measure, cell: ([name]) => name },
          { header: t.sample, cell: ([, of]) => of(profile) },
          { header: t.made, cell: ([, of]) => of(madeProfile) },
        ]}
      />
      {quality && (
        <Note
          title={t.quality}
          text={t.qualityOf(duration((quality.seconds ?? 0) * 1_000), round(quality.level), round(quality.noise))}
        />
      )}
      {consent && <Note title={t.consent} text={`“${consent.sentence ?? ''}” ${consent.note ?? ''}`} />}
      {watermark && <Note title={t.watermark} text={t.marked(round(watermark.score))} />}
    </Stack>
  );
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text size="sm">{text}</Text>
    </div>
  );
}
