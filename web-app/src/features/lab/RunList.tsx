import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { runPath, useExperimentName } from './experiment-name';
import { isPictured, thumbnailOf } from './pictured';
import { useRuns, type Experiment } from './queries';
import { texts } from './texts';
import { useFile } from './use-file';
import classes from './Lab.module.css';

/** The reader's runs, of one experiment or of all: pictures first of all. */
export function RunList({ type }: { type?: string }) {
  const t = useTexts(texts);
  const runs = useRuns(type);
  return (
    <section aria-labelledby="runs">
      <Title order={2} size="h3" id="runs" mb="md">
        {t.recent}
      </Title>
      <Loaded query={runs} loading={<LoadingState height={200} />}>
        {(all) =>
          all.length === 0 ? (
            <Text c="dimmed">{t.noRuns}</Text>
          ) : (
            <Stack>
              <ul className={classes.runs}>
                {all.map((run) => (
                  <RunCard key={run.experimentId} run={run} withName={!type} />
                ))}
              </ul>
              <MoreButton pages={runs} />
            </Stack>
          )
        }
      </Loaded>
    </section>
  );
}

function RunCard({ run, withName }: { run: Experiment; withName: boolean }) {
  const t = useTexts(texts);
  const nameOf = useExperimentName();
  const { relative } = useFormat();
  const { experimentType, status = 'completed', createdAt = '', input } = run;
  const name = nameOf(experimentType);
  return (
    <li className={classes.run}>
      {isPictured(run) && <Thumbnail src={thumbnailOf(run.output?.fileUrl ?? '')} />}
      <div className={classes.runText}>
        <Link to={runPath(run)} className={classes.cardLink} preventScrollReset={!withName}>
          {input?.prompt || name}
        </Link>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {[withName && input?.prompt && name, relative(createdAt)].filter(Boolean).join(' · ')}
          </Text>
          {status !== 'completed' && <Badge variant="default">{t.states[status]}</Badge>}
        </Group>
      </div>
    </li>
  );
}

function Thumbnail({ src }: { src: string }) {
  const { attempt, onError } = useFile();
  return <img key={attempt} src={src} alt="" loading="lazy" className={classes.thumbnail} onError={onError} />;
}
