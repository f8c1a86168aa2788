import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemText } from '../../../shared/api';
import { Figure } from '../../../shared/figure';
import { useFormat } from '../../../shared/format';
import { Panel } from '../../../shared/panel';
import { useTexts } from '../../../shared/texts';
import { runTool, useUsagesChanged } from '../queries';
import { measure, type Phase } from './measure';
import { texts } from './texts';

interface Speed {
  latency: number;
  jitter: number;
  download: number;
  upload: number;
}

/** Measures in the browser; the tool sums it up, and so it is among the reader's runs. */
export function SpeedTest() {
  const t = useTexts(texts);
  const problemText = useProblemText();
  const usagesChanged = useUsagesChanged();
  const [phase, setPhase] = useState<Phase>('pings');
  const test = useMutation({
    mutationFn: async () => {
      const { pings, downloads, uploads } = await measure(setPhase);
      return (await runTool('speed-test', { pings, downloads, uploads })).result as Speed;
    },
    onSuccess: usagesChanged,
  });
  return (
    <Panel title={t.heading}>
      <Text>{t.about}</Text>
      <Figures speed={test.data} />
      <Group>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {test.isIdle ? t.start : t.again}
        </Button>
        <Text role="status" c="dimmed">
          {test.isPending && t[phase]}
        </Text>
      </Group>
      {test.isError && <Text c="red">{problemText(test.error)}</Text>}
    </Panel>
  );
}

function Figures({ speed }: { speed: Speed | undefined }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const inUnit = (value: number | undefined, unit: string) =>
    value === undefined ? t.unknown : number(value, { style: 'unit', unit, maximumFractionDigits: 1 });
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} my="md">
      <Figure label={t.latency} value={inUnit(speed?.latency, 'millisecond')} />
      <Figure label={t.jitter} value={inUnit(speed?.jitter, 'millisecond')} />
      <Figure label={t.download} value={inUnit(speed?.download, 'megabit-per-second')} />
      <Figure label={t.upload} value={inUnit(speed?.upload, 'megabit-per-second')} />
    </SimpleGrid>
  );
}
