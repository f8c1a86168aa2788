export const COMMUNITY = '/community';
export const SUGGESTIONS = '/community/suggestions';
export const ROADMAP = '/community/roadmap';
export const OWN_CONTENT = '/dashboard/community';
export const MODERATION_LOG = '/community/moderation-log';

export const postPath = (id = ''): string => `/community/posts/${id}`;
export const suggestionPath = (id = ''): string => `${SUGGESTIONS}/${id}`;
export const authorPath = (id = ''): string => `${COMMUNITY}?author=${encodeURIComponent(id)}`;
export const memberPath = (userId = ''): string => `/admin/community/members/${encodeURIComponent(userId)}`;

const OF_MEMBER = 'member.';
export const casePath = (id = ''): string =>
  id.startsWith(OF_MEMBER) ? memberPath(id.slice(OF_MEMBER.length)) : `/admin/community/cases/${encodeURIComponent(id)}`;

/** Where one who is not signed in goes, and comes back from. */
export const loginPath = (here: string): string => `/auth/login?next=${encodeURIComponent(here)}`;
