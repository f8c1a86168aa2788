import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: { apply: 'Work with us', footer: 'Jobs', applications: 'Applications', jobs: 'Jobs' },
});

export const jobs: Feature = {
  routes: [
    // With ?token=, from a mail, it is the page of that application.
    {
      path: '/resources/apply-job',
      title: (language) => names(language).apply,
      access: 'public',
      load: () => import('./ApplyPage'),
    },
    {
      path: '/admin/support/applications',
      title: (language) => names(language).applications,
      access: 'support',
      section: 'support',
      load: () => import('./ApplicationsPage'),
    },
    {
      path: '/admin/support/jobs',
      title: (language) => names(language).jobs,
      access: 'admin',
      section: 'support',
      load: () => import('./JobsPage'),
    },
  ],
  navigation: [
    { path: '/resources/apply-job', place: 'footer', order: 14, label: (language) => names(language).footer },
    { path: '/admin/support/applications', place: 'support', order: 70, label: (language) => names(language).applications },
  ],
};
