import type { AppRoute, Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: {
    lab: 'AI lab',
    analytics: 'Analytics of the lab',
    run: 'Experiment',
    shared: 'Shared experiment',
    experiments: {
      'neural-art': 'Neural art',
      'image-playground': 'Image playground',
      'music-generator': 'Music generator',
      'voice-cloning': 'Voice cloning',
      'story-weaver': 'Story weaver',
      'dream-interpreter': 'Dream interpreter',
      'emotion-visualizer': 'Emotion visualizer',
      'personality-mirror': 'Personality mirror',
      'future-predictor': 'Future predictor',
      'battle-arena': 'Battle arena',
      'debate-arena': 'Debate arena',
    },
  },
});

const page = (path: string, title: AppRoute['title'], load: AppRoute['load'], example?: string): AppRoute => ({
  path: `/lab${path}`,
  title,
  access: 'public',
  load,
  example,
});

const types = Object.keys(names('en').experiments) as (keyof ReturnType<typeof names>['experiments'])[];

export const lab: Feature = {
  routes: [
    page('', (language) => names(language).lab, () => import('./LabPage')),
    ...types.map((type) => page(`/${type}`, (language) => names(language).experiments[type], () => import('./ExperimentPage'))),
    page('/analytics', (language) => names(language).analytics, () => import('./AnalyticsPage')),
    page('/experiments/:id', (language) => names(language).run, () => import('./RunPage'), '/lab/experiments/e-Xq2v9TtU0mF3aLrNpQ7sBw'),
    page('/shared', (language) => names(language).shared, () => import('./SharedPage')),
  ],
  navigation: [{ path: '/lab', place: 'header', order: 25, label: (language) => names(language).lab }],
};
