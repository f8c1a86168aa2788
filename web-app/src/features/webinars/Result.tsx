import { Alert } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import type { Registration } from './queries';
import { texts } from './texts';

/** A seat, or a place on the waiting list. */
export function Result({ registration: { status, place = 0 } }: { registration: Registration }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const isWaiting = status === 'waiting';
  return (
    <Alert role="status" variant="outline" title={isWaiting ? t.waits(number(place)) : t.hasSeat}>
      {isWaiting ? t.waitsBody : t.hasSeatBody}
    </Alert>
  );
}
