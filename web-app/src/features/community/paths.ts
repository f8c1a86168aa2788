import { COMMUNITY, postPath } from '../../shared/community';

export const NEW_POST = '/community/new';
export const editPath = (id = ''): string => `${postPath(id)}/edit`;
export const tagPath = (tag: string): string => `${COMMUNITY}?tag=${encodeURIComponent(tag)}`;
