import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { notifications: 'Notifications' } });

export const notifications: Feature = {
  routes: [
    {
      path: '/dashboard/notifications',
      title: (language) => names(language).notifications,
      access: 'user',
      section: 'dashboard',
      load: () => import('./NotificationsPage'),
    },
  ],
  navigation: [
    { path: '/dashboard/notifications', place: 'dashboard', order: 35, label: (language) => names(language).notifications },
  ],
};
