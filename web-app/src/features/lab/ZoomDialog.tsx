import { Button, Group, Text } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../shared/dialog/Dialog';
import { useFormat } from '../../shared/format';
import { defineTexts, useTexts } from '../../shared/texts';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    closer: 'Closer',
    farther: 'Farther',
    fit: 'Fit',
    keys: 'Keys: + and − to zoom, 0 to fit, arrows to move',
    size: (percent: string) => `Shown at ${percent} of the window`,
  },
});

const STEP = 1.5;
const MOST = STEP ** 5;

interface ZoomDialogProps {
  src: string;
  alt: string;
  isOpen: boolean;
  onClose: () => void;
}

export default function ZoomDialog({ src, alt, isOpen, onClose }: ZoomDialogProps) {
  const t = useTexts(texts);
  const { percent } = useFormat();
  const [zoom, setZoom] = useState(1);
  const by = (factor: number) => setZoom((now) => Math.min(Math.max(now * factor, 1), MOST));
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') by(STEP);
    if (key === '-') by(1 / STEP);
    if (key === '0') setZoom(1);
  };
  return (
    <Dialog title={alt} isOpen={isOpen} onClose={onClose} size="min(90rem, 100%)">
      <div onKeyDown={onKeyDown}>
        <div className={classes.zoomed} tabIndex={0} role="group" aria-label={alt} data-autofocus>
          <img src={src} alt={alt} style={{ width: `${100 * zoom}%` }} data-fits={zoom === 1 || undefined} />
        </div>
        <Group mt="sm" gap="xs">
          <Button variant="default" disabled={zoom >= MOST} onClick={() => by(STEP)}>
            {t.closer}
          </Button>
          <Button variant="default" disabled={zoom <= 1} onClick={() => by(1 / STEP)}>
            {t.farther}
          </Button>
          <Button variant="default" disabled={zoom <= 1} onClick={() => setZoom(1)}>
            {t.fit}
          </Button>
          <Text size="sm" role="status">
            {t.size(percent(zoom))}
          </Text>
          <Text size="sm" c="dimmed">
            {t.keys}
          </Text>
        </Group>
      </div>
    </Dialog>
  );
}
