import { lazy, type ComponentType } from 'react';
import type { ExperimentType, ResultProps } from './operations';
import type { Experiment } from './queries';

/** Each in a chunk of its own: a page shows one. */
const VIEWS: { readonly [T in ExperimentType]: ComponentType<ResultProps<T>> } = {
  'neural-art': lazy(() => import('./results/NeuralArtResult')),
  'image-playground': lazy(() => import('./results/ImagePlaygroundResult')),
  'music-generator': lazy(() => import('./results/MusicGeneratorResult')),
  'voice-cloning': lazy(() => import('./results/VoiceCloningResult')),
  'story-weaver': lazy(() => import('./results/StoryWeaverResult')),
  'dream-interpreter': lazy(() => import('./results/DreamInterpreterResult')),
  'emotion-visualizer': lazy(() => import('./results/EmotionVisualizerResult')),
  'personality-mirror': lazy(() => import('./results/PersonalityMirrorResult')),
  'future-predictor': lazy(() => import('./results/FuturePredictorResult')),
  'battle-arena': lazy(() => import('./results/BattleArenaResult')),
  'debate-arena': lazy(() => import('./results/DebateArenaResult')),
};

export function ResultView({ experiment: { experimentType = '', output } }: { experiment: Experiment }) {
  const View = (VIEWS as Readonly<Record<string, ComponentType<{ result: unknown }>>>)[experimentType];
  return View ? <View result={output?.result ?? {}} /> : null;
}
