import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: {
    create: 'Create a ticket',
    mine: 'My tickets',
    ticket: 'Ticket',
    queue: 'Tickets',
    canned: 'Canned replies',
  },
});

const EXAMPLE = 'T4K7M2QX9A';

export const tickets: Feature = {
  routes: [
    { path: '/support/create-ticket', title: (language) => names(language).create, access: 'user', load: () => import('./CreateTicketPage') },
    { path: '/support/tickets', title: (language) => names(language).mine, access: 'user', section: 'dashboard', load: () => import('./MyTicketsPage') },
    {
      path: '/support/tickets/:id',
      title: (language) => names(language).ticket,
      access: 'user',
      section: 'dashboard',
      load: () => import('./TicketPage'),
      example: `/support/tickets/${EXAMPLE}`,
    },
    { path: '/admin/support', title: (language) => names(language).queue, access: 'support', section: 'support', load: () => import('./QueuePage') },
    {
      path: '/admin/support/tickets/:id',
      title: (language) => names(language).ticket,
      access: 'support',
      section: 'support',
      load: () => import('./TeamTicketPage'),
      example: `/admin/support/tickets/${EXAMPLE}`,
    },
    {
      path: '/admin/support/canned-replies',
      title: (language) => names(language).canned,
      access: 'support',
      section: 'support',
      load: () => import('./CannedRepliesPage'),
    },
  ],
  navigation: [
    { path: '/support/tickets', place: 'dashboard', order: 36, label: (language) => names(language).mine },
    { path: '/admin/support', place: 'support', order: 10, label: (language) => names(language).queue },
    { path: '/admin/support/canned-replies', place: 'support', order: 30, label: (language) => names(language).canned },
  ],
};
