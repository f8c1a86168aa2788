import { Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import { optionLabel } from '../labels';
import { Picture } from '../Picture';
import type { ResultProps } from '../types';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: { original: 'Original', result: 'Result', steps: 'Steps', size: (width: number, height: number) => `${width} × ${height} pixels` },
});

interface Playground {
  /** Not in what is shared. */
  originalImage: string | null;
  transformations: readonly { transformation: { type: string }; width: number; height: number }[];
  resultImage: string;
  width: number;
  height: number;
}

export default function ImagePlaygroundResult({ experiment }: ResultProps) {
  const t = useTexts(texts);
  const { originalImage, transformations, resultImage, width, height } = experiment.output?.result as Playground;
  return (
    <>
      <div className={classes.pair}>
        {originalImage && (
          <figure className={classes.side}>
            <Picture src={originalImage} alt={t.original} width={width} height={height} />
            <figcaption>{t.original}</figcaption>
          </figure>
        )}
        <figure className={classes.side}>
          <Picture src={resultImage} alt={t.result} width={width} height={height} />
          <figcaption>
            {t.result}: {t.size(width, height)}
          </figcaption>
        </figure>
      </div>
      <Text size="sm">
        {t.steps}: {transformations.map(({ transformation: { type } }) => optionLabel(type)).join(', ')}
      </Text>
    </>
  );
}
