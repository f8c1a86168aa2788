import { Badge, Group, Text } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import type { Sla } from './team-queries';
import { texts } from './texts';

/** What is due next, and whether a target was missed. */
export function Due({ sla }: { sla: Sla | undefined }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const [next] = [sla?.firstResponseDueAt, sla?.resolutionDueAt].flatMap((at) => at ?? []).sort();
  return (
    <Group gap={4}>
      {sla?.breached && <Badge color="red">{t.breached}</Badge>}
      {sla?.paused && <Badge variant="default">{t.paused}</Badge>}
      {next && <Text size="sm">{relative(next)}</Text>}
    </Group>
  );
}
