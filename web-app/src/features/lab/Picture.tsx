import { UnstyledButton } from '@mantine/core';
import { lazy, useState } from 'react';
import { OnDemand } from '../../shared/dialog';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';
import { useFile } from './use-file';
import classes from './Lab.module.css';

const ZoomDialog = lazy(() => import('./ZoomDialog'));

interface PictureProps {
  src: string;
  /** What it shows. */
  alt: string;
  /** In pixels, as far as it is known: keeps the room of the picture until it is there. */
  width?: number;
  height?: number;
}

/** A picture that a click shows as large as it is. */
export function Picture({ src, alt, width = 4, height = 3 }: PictureProps) {
  const t = useTexts(texts);
  const [isLarge, setLarge] = useState(false);
  const { attempt, onError } = useFile();
  return (
    <>
      <UnstyledButton className={classes.picture} aria-label={t.enlarge(alt)} onClick={() => setLarge(true)}>
        <img key={attempt} src={src} alt={alt} style={{ aspectRatio: `auto ${width} / ${height}` }} onError={onError} />
      </UnstyledButton>
      <OnDemand isWanted={isLarge}>
        <ZoomDialog src={src} alt={alt} isOpen={isLarge} onClose={() => setLarge(false)} />
      </OnDemand>
    </>
  );
}
