import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { management: 'Agent management', performance: 'Agent performance' } });

export const myAgents: Feature = {
  routes: [
    { path: '/dashboard/agent-management', title: (language) => names(language).management, access: 'user', section: 'dashboard', load: () => import('./ManagementPage') },
    { path: '/dashboard/agent-performance', title: (language) => names(language).performance, access: 'user', section: 'dashboard', load: () => import('./PerformancePage') },
  ],
  navigation: [
    { path: '/dashboard/agent-management', place: 'dashboard', order: 50, label: (language) => names(language).management },
    { path: '/dashboard/agent-performance', place: 'dashboard', order: 55, label: (language) => names(language).performance },
  ],
};
