import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { webinars: 'Webinars', register: 'Register for a webinar', registrations: 'Registrations' } });

export const webinars: Feature = {
  routes: [
    // With ?token=, from a mail, it is the page of that registration.
    {
      path: '/webinars/register-now',
      title: (language) => names(language).register,
      access: 'public',
      load: () => import('./RegisterPage'),
    },
    {
      path: '/admin/support/webinars',
      title: (language) => names(language).webinars,
      access: 'admin',
      section: 'support',
      load: () => import('./WebinarsPage'),
    },
    {
      path: '/admin/support/webinars/:id',
      title: (language) => names(language).registrations,
      access: 'admin',
      section: 'support',
      load: () => import('./RegistrationsPage'),
      example: '/admin/support/webinars/0d6f9c1e-52a4-4a7e-9a53-3c1d0f5f2b11',
    },
  ],
  navigation: [
    { path: '/webinars/register-now', place: 'footer', order: 13, label: (language) => names(language).webinars },
    { path: '/admin/support/webinars', place: 'support', order: 60, label: (language) => names(language).webinars },
  ],
};
