import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useRef, useState, type ComponentType } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import type { ExperimentType } from './operations';
import { useCatalog, useRun, type CatalogEntry, type Experiment } from './queries';
import { RunList } from './RunList';
import { RunPanel } from './RunPanel';
import { texts as common } from './texts';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    leads: {
      'neural-art': 'Describe a picture, choose a style, and have it drawn. The same words and seed give the same picture.',
      'image-playground': 'Change a picture of yours step by step. Each step can be undone, and the original stays as it is.',
      'music-generator': 'Choose a genre and a mood. The piece is composed by the rules of harmony, and played.',
      'voice-cloning': 'Your voice, measured from a recording, says a text of yours. It is marked as made.',
      'story-weaver': 'A genre, some characters and what shall happen become a story in chapters, with pictures.',
      'dream-interpreter': 'Tell a dream. A dictionary names its symbols; a model reads it beside that.',
      'emotion-visualizer': 'Which emotions a text carries, sentence by sentence, and what they look like together.',
      'personality-mirror': 'Five traits, from a questionnaire in the public domain. It is no diagnosis.',
      'future-predictor': 'Ask about what is to come. It is a game: nobody can see the future.',
      'battle-arena': 'Two contestants, one topic, some rounds. A judge says who was better, and why.',
      'debate-arena': 'A claim, argued for and against by turns. Then a judge reads both, in either order.',
    },
  },
});

export interface FormProps {
  entry: CatalogEntry;
  /** A run whose input is taken over. */
  source: Experiment | undefined;
  onStarted: (run: Experiment) => void;
}

/* Fields are heavy, and a page waits for the catalog before it has any. */

/** Made from the schema of the input. */
const ExperimentForm = lazy(() => import('./ExperimentForm'));

const FORMS: Readonly<Partial<Record<ExperimentType, ComponentType<FormProps>>>> = {
  'image-playground': lazy(() => import('./ImageForm')),
  'voice-cloning': lazy(() => import('./VoiceForm')),
  'story-weaver': lazy(() => import('./StoryForm')),
  'personality-mirror': lazy(() => import('./Questionnaire')),
  'battle-arena': lazy(() => import('./BattleForm')),
};

const Ratings = lazy(() => import('./Ratings'));

/** How high a form is, so that nothing moves when it comes. */
const HEIGHTS: Readonly<Partial<Record<ExperimentType, number>>> = {
  'neural-art': 660,
  'image-playground': 260,
  'voice-cloning': 560,
  'story-weaver': 720,
  'dream-interpreter': 200,
  'emotion-visualizer': 200,
  'personality-mirror': 920,
  'future-predictor': 280,
  'battle-arena': 360,
  'debate-arena': 220,
};

const USUAL_HEIGHT = 460;

export default function ExperimentPage() {
  const type = useLocation().pathname.split('/').filter(Boolean).at(-1) as ExperimentType;
  return <Workbench key={type} type={type} />;
}

/** What an experiment is given, the run that the address names, and the reader's runs. */
function Workbench({ type }: { type: ExperimentType }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const [params, setParams] = useSearchParams();
  const id = params.get('run') ?? undefined;
  const [startedHere, setStartedHere] = useState<string>();
  const run = useRun(id);
  const result = useRef<HTMLDivElement>(null);
  const started = ({ experimentId = '' }: Experiment) => {
    setStartedHere(experimentId);
    setParams({ run: experimentId }, { preventScrollReset: true });
    // On a phone it is below the form.
    result.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Page lead={t.leads[type]} width="wide" back={{ to: '/lab', label: c.lab }}>
      <div className={classes.columns}>
        <Panel title={c.input}>
          <Input type={type} shown={id === startedHere ? undefined : run.data} onStarted={started} />
        </Panel>
        <div ref={result}>
          <RunPanel run={id ? run : undefined} onAgain={started} onDeleted={() => setParams({}, { preventScrollReset: true })} />
        </div>
      </div>
      {type === 'battle-arena' && (
        <Suspense fallback={<LoadingState height={600} />}>
          <Ratings />
        </Suspense>
      )}
      <RunList type={type} />
    </Page>
  );
}

interface InputProps extends Pick<FormProps, 'onStarted'> {
  type: ExperimentType;
  /** A run that was not begun here; what was has its input from the form, in which the reader may write already. */
  shown: Experiment | undefined;
}

function Input({ type, shown, onStarted }: InputProps) {
  const c = useTexts(common);
  const catalog = useCatalog();
  const [source, setSource] = useState<Experiment>();
  if (shown && shown.experimentId !== source?.experimentId) setSource(shown);
  const entry = catalog.data?.find((each) => each.type === type);
  if (catalog.data && !entry) return <Text>{c.unknownExperiment}</Text>;
  const Form = FORMS[type] ?? ExperimentForm;
  const loading = <Skeleton height={HEIGHTS[type] ?? USUAL_HEIGHT} />;
  return (
    <Suspense fallback={loading}>
      <Loaded query={{ ...catalog, data: entry }} loading={loading}>
        {(found) => <Form key={source?.experimentId} entry={found} source={source} onStarted={onStarted} />}
      </Loaded>
    </Suspense>
  );
}
