import { Alert, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { useActionText, useAuthorName } from './history';
import type { HistoryEntry } from './team-queries';
import { texts } from './texts';

/** Someone else came first: who, and what they did. */
export function CollisionAlert({ collision }: { collision: HistoryEntry | null | undefined }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const nameOf = useAuthorName();
  const textOf = useActionText();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (collision !== undefined) alert.current?.scrollIntoView({ block: 'center' });
  }, [collision]);
  if (collision === undefined) return null;
  return (
    <Alert ref={alert} color="red" variant="outline" role="alert" title={t.collision}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {collision ? t.collisionBy(nameOf(collision.by), textOf(collision), relative(collision.at ?? new Date())) : t.collisionUnknown}
      </Text>
      <Text size="sm">{t.collisionShown}</Text>
    </Alert>
  );
}
