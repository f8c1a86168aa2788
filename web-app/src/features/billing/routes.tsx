import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { billing: 'Billing' } });

export const billing: Feature = {
  routes: [{ path: '/dashboard/billing', title: (language) => names(language).billing, access: 'user', section: 'dashboard', load: () => import('./BillingPage') }],
  navigation: [
    { path: '/dashboard/billing', place: 'dashboard', order: 45, label: (language) => names(language).billing },
    { path: '/dashboard/billing', place: 'account', order: 45, label: (language) => names(language).billing },
  ],
};
