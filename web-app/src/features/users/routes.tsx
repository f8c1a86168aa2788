import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { users: 'Users', account: 'Account' } });

export const users: Feature = {
  routes: [
    { path: '/admin/users', title: (language) => names(language).users, access: 'admin', section: 'admin', load: () => import('./UsersPage') },
    {
      path: '/admin/users/:id',
      title: (language) => names(language).account,
      access: 'admin',
      section: 'admin',
      load: () => import('./UserPage'),
      example: '/admin/users/2d38ab90-5bae-48e3-bdb2-1d3290912d4d',
    },
  ],
  navigation: [{ path: '/admin/users', place: 'admin', order: 30, label: (language) => names(language).users }],
};
