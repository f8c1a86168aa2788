import { useFile } from './use-file';
import classes from './Lab.module.css';

/** A sound with the browser's own controls: they show its time, and work by keyboard. */
export function AudioPlayer({ src, label }: { src: string; label: string }) {
  const { attempt, onError } = useFile();
  return <audio key={attempt} className={classes.audio} src={src} aria-label={label} controls preload="metadata" onError={onError} />;
}
