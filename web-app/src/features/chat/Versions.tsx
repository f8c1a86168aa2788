import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import type { Versions } from './branches';
import { texts } from './texts';

/** Goes from one version of a message to the next. */
export function VersionSwitch({ versions, onSelect }: { versions: Versions; onSelect: (end: string) => void }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { position, count, previous, next } = versions;
  const step = (label: string, end: string | undefined, icon: ReactNode) => (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={!end} onClick={() => end && onSelect(end)}>
      {icon}
    </ActionIcon>
  );
  return (
    <Group gap={0} role="group" aria-label={t.version(number(position), number(count))} wrap="nowrap">
      {step(t.previousVersion, previous, <IconChevronLeft size={16} aria-hidden />)}
      <Text size="xs" c="dimmed" aria-hidden>
        {`${number(position)}/${number(count)}`}
      </Text>
      {step(t.nextVersion, next, <IconChevronRight size={16} aria-hidden />)}
    </Group>
  );
}
