import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { live: 'Right now', visits: 'Visits', visit: 'The visit' } });

export const visits: Feature = {
  routes: [
    { path: '/admin', title: (language) => names(language).live, access: 'admin', section: 'admin', load: () => import('./LivePage') },
    { path: '/admin/visits', title: (language) => names(language).visits, access: 'admin', section: 'admin', load: () => import('./VisitsPage') },
    {
      path: '/admin/visits/:id',
      title: (language) => names(language).visit,
      access: 'admin',
      section: 'admin',
      load: () => import('./VisitPage'),
      example: '/admin/visits/0198f0c2-6d70-7b1c-8d3e-5f2b7c9d4e22',
    },
  ],
  navigation: [
    { path: '/admin', place: 'admin', order: 10, label: (language) => names(language).live },
    { path: '/admin/visits', place: 'admin', order: 20, label: (language) => names(language).visits },
  ],
};
