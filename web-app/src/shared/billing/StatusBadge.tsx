import { Badge } from '@mantine/core';
import { useTexts } from '../texts';
import type { Subscription } from './queries';
import { texts } from './texts';

const COLORS = {
  trialing: 'sea',
  active: 'sea',
  past_due: 'red',
  paused: 'gray',
  canceled: 'gray',
  expired: 'gray',
} as const;

/** A subscription's state, in a word. */
export function StatusBadge({ status }: { status: NonNullable<Subscription['status']> }) {
  const t = useTexts(texts);
  return (
    <Badge color={COLORS[status]} data-status={status}>
      {t.status[status]}
    </Badge>
  );
}
