import { Stack, Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import { optionLabel } from '../labels';
import type { ResultProps } from '../operations';
import { Picture } from '../Picture';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    how: (style: string, width: number, height: number, seed: string) => `${style} · ${width} × ${height} pixels · seed ${seed}`,
    palette: (name: string) => `Palette: ${name}`,
  },
});

export default function NeuralArtResult({ result }: ResultProps<'neural-art'>) {
  const t = useTexts(texts);
  const { prompt = '', style = '', width = 0, height = 0, seed, palette, note, generatedImageUrl = '' } = result;
  return (
    <Stack gap="xs">
      <Picture src={generatedImageUrl} alt={prompt} width={width} height={height} />
      <Text>{prompt}</Text>
      <Text size="sm" c="dimmed">
        {t.how(optionLabel(style), width, height, String(seed))}
      </Text>
      {palette && (
        <div className={classes.palette}>
          <Text size="sm" c="dimmed">
            {t.palette(palette.name ?? '')}
          </Text>
          {palette.colors?.map((color, index) => (
            <span key={index} className={classes.swatch} style={{ backgroundColor: color }} aria-hidden />
          ))}
        </div>
      )}
      {note && <Text size="sm">{note}</Text>}
    </Stack>
  );
}
