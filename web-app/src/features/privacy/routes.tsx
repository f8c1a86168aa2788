import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { privacy: 'Privacy' } });

export const privacy: Feature = {
  routes: [{ path: '/legal/privacy-policy', title: (language) => names(language).privacy, access: 'public', load: () => import('./PrivacyPage') }],
  navigation: [{ path: '/legal/privacy-policy', place: 'footer', order: 80, label: (language) => names(language).privacy }],
};
