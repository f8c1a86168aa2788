import { Alert, Stack, Text } from '@mantine/core';
import { communityTexts, usePersonName } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import type { Act } from './queries';
import { texts } from './texts';

export function ActsPanel({ acts }: { acts: readonly Act[] }) {
  const t = useTexts(texts);
  return (
    <Panel title={t.actsTitle}>
      <Stack gap="sm">
        {acts.length === 0 && <Text c="dimmed">{t.noActs}</Text>}
        {acts.map((act) => (
          <ActItem key={act.id} act={act} />
        ))}
      </Stack>
    </Panel>
  );
}

export function ActItem({ act: { act = 'dismiss', role, by, reason, note, until, at, appeal } }: { act: Act }) {
  const t = useTexts(texts);
  const { reasons } = useTexts(communityTexts);
  const { dateTime } = useFormat();
  const nameOf = usePersonName();
  return (
    <div>
      <Text fw={600}>
        {t.did[act]}
        {reason && `: ${reasons[reason]}`}
        {until && `, ${t.until(dateTime(until))}`}
      </Text>
      {note && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note}</Text>}
      <Text size="sm" c="dimmed">
        {role === 'rule' ? t.rule : by ? nameOf(by) : t.moderator}
        {at && `, ${dateTime(at)}`}
      </Text>
      {appeal && (
        <Alert variant="outline" mt="xs" p="xs">
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {t.appealOf(appeal.text ?? '')}
          </Text>
          <Text size="sm">{appeal.outcome ? t.outcomes[appeal.outcome] : t.open}</Text>
        </Alert>
      )}
    </div>
  );
}
