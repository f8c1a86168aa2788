import { Badge } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import type { Status } from './queries';
import { texts } from './texts';

const COLORS = { open: 'gray', planned: 'sea', started: 'sea', done: 'sea', declined: 'gray' } as const;

export function StatusBadge({ status }: { status: Status | undefined }) {
  const t = useTexts(texts);
  if (!status) return null;
  return (
    <Badge variant={COLORS[status] === 'gray' ? 'default' : 'light'} color={COLORS[status]}>
      {t.statuses[status]}
    </Badge>
  );
}
