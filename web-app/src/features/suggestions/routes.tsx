import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { suggestions: 'Suggestions', suggestion: 'Suggestion', roadmap: 'Roadmap' } });

export const suggestions: Feature = {
  routes: [
    { path: '/community/suggestions', title: (language) => names(language).suggestions, access: 'public', load: () => import('./SuggestionsPage') },
    {
      path: '/community/suggestions/:id',
      title: (language) => names(language).suggestion,
      access: 'public',
      load: () => import('./SuggestionPage'),
      example: '/community/suggestions/s-9dK3vJ2mQx7LbZ0a',
    },
    { path: '/community/roadmap', title: (language) => names(language).roadmap, access: 'public', load: () => import('./RoadmapPage') },
  ],
  navigation: [{ path: '/community/roadmap', place: 'footer', order: 21, label: (language) => names(language).roadmap }],
};
