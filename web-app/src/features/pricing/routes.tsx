import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({
  en: { plans: 'Plans and prices', overview: 'The plans side by side', perAgent: 'One agent at a time' },
});
const menu = defineTexts({ en: { menu: 'Pricing' } });

export const pricing: Feature = {
  routes: [
    { path: '/pricing', title: (language) => titles(language).plans, access: 'public', load: () => import('./PricingPage') },
    { path: '/pricing/overview', title: (language) => titles(language).overview, access: 'public', load: () => import('./OverviewPage') },
    { path: '/pricing/per-agent', title: (language) => titles(language).perAgent, access: 'public', load: () => import('./PerAgentPage') },
  ],
  navigation: [{ path: '/pricing', place: 'header', order: 20, label: (language) => menu(language).menu }],
};
