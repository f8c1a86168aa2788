import { Text } from '@mantine/core';
import { Panel } from '../../shared/panel';
import { ApiError } from '../../shared/api';
import { EmptyState, Loaded, LoadingState, type Loadable } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import type { Experiment } from './queries';
import { RunView, type RunViewProps } from './RunView';
import { texts } from './texts';

interface RunPanelProps extends Omit<RunViewProps, 'run'> {
  /** Absent, nothing has been run. */
  run: Loadable<Experiment> | undefined;
}

export function RunPanel({ run, ...view }: RunPanelProps) {
  const t = useTexts(texts);
  return (
    <Panel title={t.result}>
      {!run ? (
        <Text c="dimmed">{t.noResult}</Text>
      ) : isGone(run.error) ? (
        <EmptyState title={t.expired}>{t.expiredBody}</EmptyState>
      ) : (
        <Loaded query={run} loading={<LoadingState height={360} />}>
          {(found) => <RunView key={found.experimentId} run={found} {...view} />}
        </Loaded>
      )}
    </Panel>
  );
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404;
