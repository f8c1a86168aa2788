import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({
  en: {
    agents: 'Agents',
    categories: 'Agent categories',
    random: 'Somebody you did not look for',
    create: 'Create an agent',
  },
});

export const agents: Feature = {
  routes: [
    { path: '/agents', title: (language) => titles(language).agents, access: 'public', load: () => import('./AgentsPage') },
    { path: '/agents/categories', title: (language) => titles(language).categories, access: 'public', load: () => import('./CategoriesPage') },
    { path: '/agents/random', title: (language) => titles(language).random, access: 'public', load: () => import('./RandomPage') },
    { path: '/agents/create', title: (language) => titles(language).create, access: 'public', load: () => import('./CreatePage') },
  ],
  navigation: [{ path: '/agents', place: 'header', order: 10, label: (language) => titles(language).agents }],
};
