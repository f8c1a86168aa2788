import { Badge } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import { isOver, type Priority, type Status } from './queries';
import { texts } from './texts';

export function StatusBadge({ status }: { status: Status | undefined }) {
  const t = useTexts(texts);
  return status ? <Badge variant={isOver(status) ? 'default' : 'light'}>{t.statuses[status]}</Badge> : null;
}

const COLORS = { low: 'gray', medium: 'gray', high: 'orange', urgent: 'red' } as const;

export function PriorityBadge({ priority }: { priority: Priority | undefined }) {
  const t = useTexts(texts);
  if (!priority) return null;
  const isPressing = priority === 'high' || priority === 'urgent';
  return (
    <Badge variant={isPressing ? 'light' : 'default'} color={COLORS[priority]}>
      {t.priorities[priority]}
    </Badge>
  );
}
