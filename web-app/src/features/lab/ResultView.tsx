import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ResultProps } from './types';

/** Each in a chunk of its own: a page shows one. */
const VIEWS: Readonly<Record<string, LazyExoticComponent<ComponentType<ResultProps>>>> = {
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

export function ResultView({ experiment }: ResultProps) {
  const View = VIEWS[experiment.experimentType];
  return View ? <View experiment={experiment} /> : null;
}
