import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const names = defineTexts({
  en: {
    community: 'Community',
    overview: 'About the community',
    discord: 'Discord',
    contributing: 'Contributing',
    post: 'Post',
    comment: 'Comment',
    write: 'Write a post',
    edit: 'Edit a post',
    mine: 'My posts',
  },
});

const EXAMPLE = 'p-Xq2v9TtU0mF3aLrN';

export const community: Feature = {
  routes: [
    { path: '/community', title: (language) => names(language).community, access: 'public', load: () => import('./CommunityPage') },
    { path: '/community/overview', title: (language) => names(language).overview, access: 'public', load: () => import('./OverviewPage') },
    { path: '/community/discord', title: (language) => names(language).discord, access: 'public', load: () => import('./DiscordPage') },
    {
      path: '/community/contributing',
      title: (language) => names(language).contributing,
      access: 'public',
      load: () => import('./ContributingPage'),
    },
    { path: '/community/new', title: (language) => names(language).write, access: 'user', load: () => import('./NewPostPage') },
    {
      path: '/community/posts/:id',
      title: (language) => names(language).post,
      access: 'public',
      load: () => import('./PostPage'),
      example: `/community/posts/${EXAMPLE}`,
    },
    {
      path: '/community/posts/:id/edit',
      title: (language) => names(language).edit,
      access: 'user',
      load: () => import('./EditPostPage'),
      example: `/community/posts/${EXAMPLE}/edit`,
    },
    {
      path: '/community/comments/:id',
      title: (language) => names(language).comment,
      access: 'public',
      load: () => import('./CommentPage'),
      example: '/community/comments/c-4m1Qd0zZsR2yK8uWb',
    },
    { path: '/dashboard/community', title: (language) => names(language).mine, access: 'user', section: 'dashboard', load: () => import('./OwnContentPage') },
  ],
  navigation: [
    { path: '/community', place: 'header', order: 30, label: (language) => names(language).community },
    { path: '/community/overview', place: 'footer', order: 20, label: (language) => names(language).overview },
    { path: '/dashboard/community', place: 'dashboard', order: 37, label: (language) => names(language).mine },
  ],
};
