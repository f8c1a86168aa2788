import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({ en: { queue: 'Community cases', found: 'Case', member: 'Member', log: 'Moderation log', rules: 'Rules' } });

export const moderation: Feature = {
  routes: [
    { path: '/admin/community', title: (language) => names(language).queue, access: 'moderator', section: 'moderation', load: () => import('./QueuePage') },
    {
      path: '/admin/community/cases/:id',
      title: (language) => names(language).found,
      access: 'moderator',
      section: 'moderation',
      load: () => import('./CasePage'),
      example: '/admin/community/cases/post.p-Xq2v9TtU0mF3aLrN',
    },
    {
      path: '/admin/community/members/:userId',
      title: (language) => names(language).member,
      access: 'moderator',
      section: 'moderation',
      load: () => import('./MemberPage'),
      example: '/admin/community/members/3f0c1d2e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
    },
    { path: '/admin/community/rules', title: (language) => names(language).rules, access: 'moderator', section: 'moderation', load: () => import('./RulesPage') },
    { path: '/community/moderation-log', title: (language) => names(language).log, access: 'public', load: () => import('./LogPage') },
  ],
  navigation: [
    { path: '/admin/community', place: 'moderation', order: 10, label: (language) => names(language).queue },
    { path: '/admin/community/rules', place: 'moderation', order: 20, label: (language) => names(language).rules },
    { path: '/community/moderation-log', place: 'moderation', order: 30, label: (language) => names(language).log },
  ],
};
