import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { contact: 'Contact us', inbox: 'Contact messages' } });

export const contact: Feature = {
  routes: [
    { path: '/support/contact-us', title: (language) => names(language).contact, access: 'public', load: () => import('./ContactPage') },
    { path: '/contact', title: (language) => names(language).contact, access: 'public', load: () => import('./ContactPage') },
    {
      path: '/admin/support/contact',
      title: (language) => names(language).inbox,
      access: 'support',
      section: 'support',
      load: () => import('./ContactInboxPage'),
    },
  ],
  navigation: [
    { path: '/contact', place: 'footer', order: 12, label: (language) => names(language).contact },
    { path: '/admin/support/contact', place: 'support', order: 40, label: (language) => names(language).inbox },
  ],
};
