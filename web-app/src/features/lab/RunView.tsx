import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Suspense } from 'react';
import { useProblemText } from '../../shared/api';
import { useFormat } from '../../shared/format';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ErrorText } from './ErrorText';
import { isRunning, useCancel, type Experiment } from './queries';
import { ResultView } from './ResultView';
import { RunActions } from './RunActions';
import { texts } from './texts';

export interface RunViewProps {
  run: Experiment;
  /** The same was begun once more. */
  onAgain: (run: Experiment) => void;
  onDeleted: () => void;
  /** On the run's own page. */
  isOpen?: boolean;
}

/** A run as it is now: its progress, its result, or why there is none. */
export function RunView({ run, onAgain, onDeleted, isOpen = false }: RunViewProps) {
  if (isRunning(run)) return <Running run={run} />;
  if (run.status !== 'completed') return <WithoutResult run={run} onAgain={onAgain} onDeleted={onDeleted} />;
  return (
    <Stack>
      <Suspense fallback={<LoadingState height={360} />}>
        <ResultView experiment={run} />
      </Suspense>
      <Made run={run} />
      <RunActions run={run} onAgain={onAgain} onDeleted={onDeleted} isOpen={isOpen} />
    </Stack>
  );
}

function Running({ run: { experimentId = '', status, progress } }: { run: Experiment }) {
  const t = useTexts(texts);
  const { percent } = useFormat();
  const say = useProblemText();
  const cancel = useCancel(experimentId);
  const done = progress?.percent ?? 0;
  return (
    <Stack mih={200} justify="center">
      <Group justify="space-between" wrap="nowrap">
        <Text role="status">{status === 'pending' ? t.waiting : progress?.step || t.running}</Text>
        <Text c="dimmed">{percent(done / 100)}</Text>
      </Group>
      <Progress value={done} aria-label={t.progressOf} size="lg" animated={status === 'processing'} />
      {cancel.isError && <ErrorText>{say(cancel.error)}</ErrorText>}
      <Button variant="default" w="fit-content" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t.cancel}
      </Button>
    </Stack>
  );
}

function WithoutResult({ run, onAgain, onDeleted }: Pick<RunViewProps, 'run' | 'onAgain' | 'onDeleted'>) {
  const t = useTexts(texts);
  return (
    <Stack align="flex-start">
      {run.status === 'cancelled' ? (
        <Text role="status">{t.cancelled}</Text>
      ) : (
        <Alert color="red" variant="outline" title={t.failed} role="alert" w="100%">
          <Text size="sm">{run.error}</Text>
          <Text size="sm">{t.failedBody}</Text>
        </Alert>
      )}
      <RunActions run={run} onAgain={onAgain} onDeleted={onDeleted} />
    </Stack>
  );
}

/** What made it, and at what price. */
export function Made({ run: { output, processingTime, tokensUsed } }: { run: Experiment }) {
  const t = useTexts(texts);
  const { duration, number } = useFormat();
  const engine = output?.metadata?.engine;
  const parts = [
    engine?.kind && t.madeBy[engine.kind](engine.name ?? ''),
    processingTime != null && t.took(duration(processingTime)),
    Boolean(tokensUsed) && t.tokens(number(tokensUsed ?? 0)),
  ];
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
