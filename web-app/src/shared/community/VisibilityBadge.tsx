import { Badge } from '@mantine/core';
import { useTexts } from '../texts';
import { texts } from './texts';

export type Visibility = 'visible' | 'held' | 'hidden' | 'removed';

/** Says who does not see it; nothing about what everyone sees. */
export function VisibilityBadge({ visibility }: { visibility: Visibility | undefined }) {
  const t = useTexts(texts);
  if (!visibility || visibility === 'visible') return null;
  return <Badge color={visibility === 'held' ? 'orange' : 'red'}>{t.visibilities[visibility]}</Badge>;
}
