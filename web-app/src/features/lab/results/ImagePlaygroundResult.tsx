import { Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import { optionLabel } from '../labels';
import type { ResultProps } from '../operations';
import { Picture } from '../Picture';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: { original: 'Original', result: 'Result', steps: 'Steps', size: (width: number, height: number) => `${width} × ${height} pixels` },
});

export default function ImagePlaygroundResult({ result }: ResultProps<'image-playground'>) {
  const t = useTexts(texts);
  const { originalImage, transformations = [], resultImage = '', width = 0, height = 0 } = result;
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
        {t.steps}: {transformations.map(({ transformation }) => optionLabel(transformation?.type ?? '')).join(', ')}
      </Text>
    </>
  );
}
