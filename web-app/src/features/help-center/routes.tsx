import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: { support: 'Support', helpCenter: 'Help center', article: 'Article', faqs: 'Frequent questions' },
});

export const helpCenter: Feature = {
  routes: [
    { path: '/support', title: (language) => names(language).support, access: 'public', load: () => import('./SupportPage') },
    {
      path: '/support/help-center',
      title: (language) => names(language).helpCenter,
      access: 'public',
      load: () => import('./HelpCenterPage'),
    },
    {
      path: '/support/help-center/:id',
      title: (language) => names(language).article,
      access: 'public',
      load: () => import('./ArticlePage'),
      example: '/support/help-center/cancel-a-subscription',
    },
    { path: '/support/faqs', title: (language) => names(language).faqs, access: 'public', load: () => import('./FaqsPage') },
  ],
  navigation: [
    { path: '/support', place: 'footer', order: 10, label: (language) => names(language).support },
    { path: '/support/help-center', place: 'footer', order: 11, label: (language) => names(language).helpCenter },
  ],
};
