import type { ComponentType } from 'react';
import type { AppRoute, Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: {
    lab: 'AI lab',
    art: 'Neural art',
    image: 'Image playground',
    music: 'Music generator',
    voice: 'Voice cloning',
    story: 'Story weaver',
    dream: 'Dream interpreter',
    emotion: 'Emotion visualizer',
    personality: 'Personality mirror',
    future: 'Future predictor',
    battle: 'Battle arena',
    debate: 'Debate arena',
    analytics: 'Analytics of the lab',
    run: 'Experiment',
    shared: 'Shared experiment',
  },
});

const page = (path: string, name: keyof ReturnType<typeof names>, load: () => Promise<{ default: ComponentType }>): AppRoute => ({
  path: `/lab${path}`,
  title: (language) => names(language)[name],
  access: 'public',
  load,
});

export const lab: Feature = {
  routes: [
    page('', 'lab', () => import('./LabPage')),
    page('/neural-art', 'art', () => import('./NeuralArtPage')),
    page('/image-playground', 'image', () => import('./ImagePlaygroundPage')),
    page('/music-generator', 'music', () => import('./MusicGeneratorPage')),
    page('/voice-cloning', 'voice', () => import('./VoiceCloningPage')),
    page('/story-weaver', 'story', () => import('./StoryWeaverPage')),
    page('/dream-interpreter', 'dream', () => import('./DreamInterpreterPage')),
    page('/emotion-visualizer', 'emotion', () => import('./EmotionVisualizerPage')),
    page('/personality-mirror', 'personality', () => import('./PersonalityMirrorPage')),
    page('/future-predictor', 'future', () => import('./FuturePredictorPage')),
    page('/battle-arena', 'battle', () => import('./BattleArenaPage')),
    page('/debate-arena', 'debate', () => import('./DebateArenaPage')),
    page('/analytics', 'analytics', () => import('./AnalyticsPage')),
    { ...page('/experiments/:id', 'run', () => import('./RunPage')), example: '/lab/experiments/e-Xq2v9TtU0mF3aLrN' },
    { ...page('/shared/:token', 'shared', () => import('./SharedPage')), example: '/lab/shared/Xq2v9TtU0mF3aLrNXq2v9T' },
  ],
  navigation: [{ path: '/lab', place: 'header', order: 25, label: (language) => names(language).lab }],
};
