import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { all: 'Dead letters', ofService: 'Dead letters of a service', one: 'Dead letter' } });

export const deadLetters: Feature = {
  routes: [
    { path: '/admin/dead-letters', title: (language) => names(language).all, access: 'admin', section: 'admin', load: () => import('./ServicesPage') },
    {
      path: '/admin/dead-letters/:service',
      title: (language) => names(language).ofService,
      access: 'admin',
      section: 'admin',
      load: () => import('./ServicePage'),
      example: '/admin/dead-letters/tracking-service',
    },
    {
      path: '/admin/dead-letters/:service/:id',
      title: (language) => names(language).one,
      access: 'admin',
      section: 'admin',
      load: () => import('./DeadLetterPage'),
      example: '/admin/dead-letters/tracking-service/tracking.v1.tracking-service.dlt:0:0',
    },
  ],
  navigation: [
    { path: '/admin/dead-letters', place: 'admin', order: 90, label: (language) => names(language).all },
  ],
};
