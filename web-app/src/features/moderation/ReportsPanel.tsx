import { Stack, Text } from '@mantine/core';
import { communityTexts, usePersonName } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { useFlagName } from './flags';
import type { Case } from './queries';
import { texts } from './texts';

export function ReportsPanel({ found: { reports = [], reportCount = 0, flags = [] } }: { found: Case }) {
  const t = useTexts(texts);
  const { reasons } = useTexts(communityTexts);
  const { dateTime, number } = useFormat();
  const nameOf = usePersonName();
  const flagName = useFlagName();
  return (
    <Panel title={t.reportsTitle} lead={t.reportCount(number(reportCount))}>
      <Stack gap="sm">
        {flags.length > 0 && <Text>{t.flagged(flags.map(flagName).join(', '))}</Text>}
        {reports.length === 0 && <Text c="dimmed">{t.noReports}</Text>}
        {reports.map(({ reason = 'other', note, reporter, at = '' }) => (
          <div key={`${reporter?.userId ?? ''} ${at}`}>
            <Text fw={600}>{reasons[reason]}</Text>
            {note && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note}</Text>}
            <Text size="sm" c="dimmed">
              {nameOf(reporter)}
              {at && `, ${dateTime(at)}`}
            </Text>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
