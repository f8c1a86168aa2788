import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { dashboard: 'Dashboard', profile: 'Profile', security: 'Security', overview: 'Overview', preferences: 'Preferences', metrics: 'Performance metrics' } });

export const account: Feature = {
  routes: [
    { path: '/dashboard', title: (language) => names(language).overview, access: 'user', section: 'dashboard', load: () => import('./OverviewPage') },
    { path: '/dashboard/overview', title: (language) => names(language).overview, access: 'user', section: 'dashboard', load: () => import('./OverviewPage') },
    { path: '/dashboard/profile', title: (language) => names(language).profile, access: 'user', section: 'dashboard', load: () => import('./ProfilePage') },
    { path: '/dashboard/preferences', title: (language) => names(language).preferences, access: 'user', section: 'dashboard', load: () => import('./PreferencesPage') },
    { path: '/dashboard/security', title: (language) => names(language).security, access: 'user', section: 'dashboard', load: () => import('./SecurityPage') },
    { path: '/dashboard/performance-metrics', title: (language) => names(language).metrics, access: 'user', section: 'dashboard', load: () => import('./MetricsPage') },
  ],
  navigation: [
    { path: '/dashboard', place: 'account', order: 10, label: (language) => names(language).dashboard },
    { path: '/dashboard/profile', place: 'account', order: 20, label: (language) => names(language).profile },
    { path: '/dashboard/security', place: 'account', order: 30, label: (language) => names(language).security },
    { path: '/dashboard', place: 'dashboard', order: 10, label: (language) => names(language).overview },
    { path: '/dashboard/profile', place: 'dashboard', order: 20, label: (language) => names(language).profile },
    { path: '/dashboard/preferences', place: 'dashboard', order: 30, label: (language) => names(language).preferences },
    { path: '/dashboard/security', place: 'dashboard', order: 40, label: (language) => names(language).security },
    { path: '/dashboard/performance-metrics', place: 'dashboard', order: 90, label: (language) => names(language).metrics },
  ],
};
