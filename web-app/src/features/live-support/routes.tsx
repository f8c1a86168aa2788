import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { liveSupport: 'Live support', liveChats: 'Live chats' } });

export const liveSupport: Feature = {
  routes: [
    {
      path: '/support/live-support',
      title: (language) => names(language).liveSupport,
      access: 'public',
      load: () => import('./LiveSupportPage'),
    },
    {
      path: '/admin/support/chats',
      title: (language) => names(language).liveChats,
      access: 'support',
      section: 'support',
      load: () => import('./TeamChatsPage'),
    },
  ],
  navigation: [
    { path: '/admin/support/chats', place: 'support', order: 20, label: (language) => names(language).liveChats },
  ],
};
