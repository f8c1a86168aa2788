import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { book: 'Book a consultation', agenda: 'Consultations', consultants: 'Consultants' } });

export const consultations: Feature = {
  routes: [
    // With ?token=, from a mail, it is the page of that booking.
    {
      path: '/support/book-consultation',
      title: (language) => names(language).book,
      access: 'public',
      load: () => import('./BookConsultationPage'),
    },
    {
      path: '/admin/support/consultations',
      title: (language) => names(language).agenda,
      access: 'support',
      section: 'support',
      load: () => import('./AgendaPage'),
    },
    {
      path: '/admin/support/consultants',
      title: (language) => names(language).consultants,
      access: 'admin',
      section: 'support',
      load: () => import('./ConsultantsPage'),
    },
  ],
  navigation: [
    { path: '/admin/support/consultations', place: 'support', order: 50, label: (language) => names(language).agenda },
  ],
};
