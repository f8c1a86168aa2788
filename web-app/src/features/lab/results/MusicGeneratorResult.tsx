import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Facts } from '../../../shared/facts';
import { useFormat } from '../../../shared/format';
import { defineTexts, useTexts } from '../../../shared/texts';
import { AudioPlayer } from '../AudioPlayer';
import { optionLabel } from '../labels';
import type { ResultProps } from '../operations';
import { Picture } from '../Picture';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    piece: (mood: string, genre: string, key: string) => `${mood} ${genre} in ${key}`,
    length: 'Length',
    key: 'Key',
    meter: 'Meter',
    tempo: 'Tempo',
    beats: (count: string) => `${count} beats a minute`,
    seed: 'Seed',
    score: 'Score',
    scoreOf: (piece: string) => `Score: ${piece}`,
    chords: 'Chords, bar by bar',
    abc: 'The score as text (ABC notation)',
    midi: 'Download as MIDI',
    svg: 'Download the score',
  },
});

export default function MusicGeneratorResult({ result }: ResultProps<'music-generator'>) {
  const t = useTexts(texts);
  const { number, duration: length } = useFormat();
  const { genre = '', mood = '', duration = 0, key = '', meter, tempo = 0, chords = [] } = result;
  const { score, audioUrl = '', midiUrl, scoreUrl = '', seed } = result;
  const piece = t.piece(optionLabel(mood), genre, key);
  return (
    <Stack>
      <Title order={3}>{piece}</Title>
      <AudioPlayer src={audioUrl} label={piece} />
      <Facts
        facts={[
          [t.length, length(1_000 * duration)],
          [t.key, key],
          [t.meter, meter],
          [t.tempo, t.beats(number(tempo, { maximumFractionDigits: 0 }))],
          [t.seed, String(seed)],
        ]}
      />
      <Title order={3} size="h4">
        {t.score}
      </Title>
      <div className={classes.paper}>
        <Picture src={scoreUrl} alt={t.scoreOf(piece)} />
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {t.chords}
        </Text>
        <Text>{chords.join(' | ')}</Text>
      </div>
      <details>
        <summary>{t.abc}</summary>
        <pre className={classes.code} tabIndex={0}>
          {score}
        </pre>
      </details>
      <Group>
        <Anchor href={midiUrl} download>
          {t.midi}
        </Anchor>
        <Anchor href={scoreUrl} download>
          {t.svg}
        </Anchor>
      </Group>
    </Stack>
  );
}
