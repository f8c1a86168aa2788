import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: { conversation: 'Conversation', shared: 'A shared conversation', history: 'Conversation history' },
});

const load = () => import('./ChatPage');

export const chat: Feature = {
  routes: [
    { path: '/agents/:id', title: (language) => names(language).conversation, access: 'public', load, example: '/agents/einstein' },
    // Where the agents talk whose own address is a page of the catalogue.
    { path: '/agents/random/chat', title: (language) => names(language).conversation, access: 'public', load },
    { path: '/agents/create/chat', title: (language) => names(language).conversation, access: 'public', load },
    { path: '/chat/shared', title: (language) => names(language).shared, access: 'public', load: () => import('./SharedPage') },
    {
      path: '/dashboard/conversation-history',
      title: (language) => names(language).history,
      access: 'user',
      section: 'dashboard',
      load: () => import('./HistoryPage'),
    },
  ],
  navigation: [
    {
      path: '/dashboard/conversation-history',
      place: 'dashboard',
      order: 60,
      label: (language) => names(language).history,
    },
  ],
};
