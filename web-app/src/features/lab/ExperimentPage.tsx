import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { RunPanel } from './RunPanel';
import { RunList } from './RunList';
import { useCatalog, useRun } from './queries';
import { texts } from './texts';
import type { CatalogEntry, Experiment } from './types';
import classes from './Lab.module.css';

export interface FormProps {
  entry: CatalogEntry;
  /** A run whose input is taken over. */
  source: Experiment | undefined;
  onStarted: (run: Experiment) => void;
}

/** Fields are heavy, and the page waits for the catalog before it has any. */
const ExperimentForm = lazy(() => import('./ExperimentForm'));

interface ExperimentPageProps {
  type: string;
  lead: string;
  /** In place of the form that is made from the input's schema. */
  form?: ComponentType<FormProps>;
  /** Of the form, so that nothing moves when it comes. */
  height?: number;
  /** What stands below the run. */
  children?: ReactNode;
}

/** The page of an experiment: what it is given, the run that the address names, and the reader's runs. */
export function ExperimentPage({ type, lead, form: Form = ExperimentForm, height = 400, children }: ExperimentPageProps) {
  const t = useTexts(texts);
  const [params, setParams] = useSearchParams();
  const id = params.get('run') ?? undefined;
  const [startedHere, setStartedHere] = useState<string>();
  const [source, setSource] = useState<Experiment>();
  const run = useRun(id);
  // What was begun here has its input from the form, in which the reader may write already.
  if (run.data && id !== startedHere && id !== source?.experimentId) setSource(run.data);
  const catalog = useCatalog();
  const entry = catalog.data?.find((each) => each.type === type);
  const started = ({ experimentId }: Experiment) => {
    setStartedHere(experimentId);
    setParams({ run: experimentId }, { preventScrollReset: true });
  };
  return (
    <Page lead={lead} width="wide" back={{ to: '/lab', label: t.lab }}>
      <div className={classes.columns}>
        <Panel title={t.input}>
          {catalog.data && !entry ? (
            <Text>{t.unknownExperiment}</Text>
          ) : (
            <Suspense fallback={<Skeleton height={height} />}>
              <Loaded query={{ ...catalog, data: entry }} loading={<Skeleton height={height} />}>
                {(found) => <Form key={source?.experimentId} entry={found} source={source} onStarted={started} />}
              </Loaded>
            </Suspense>
          )}
        </Panel>
        <RunPanel run={id ? run : undefined} onAgain={started} onDeleted={() => setParams({}, { preventScrollReset: true })} />
      </div>
      {children}
      <RunList type={type} />
    </Page>
  );
}
