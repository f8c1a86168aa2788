import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { rewards: 'Rewards' } });

export const rewards: Feature = {
  routes: [
    { path: '/rewards', title: (language) => names(language).rewards, access: 'public', load: () => import('./RewardsPage') },
    { path: '/dashboard/rewards', title: (language) => names(language).rewards, access: 'user', section: 'dashboard', load: () => import('./OwnRewardsPage') },
  ],
  navigation: [
    { path: '/rewards', place: 'footer', order: 22, label: (language) => names(language).rewards },
    { path: '/dashboard/rewards', place: 'dashboard', order: 38, label: (language) => names(language).rewards },
  ],
};
