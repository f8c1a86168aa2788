import type { UserItem } from './queries';

/** A lock ends by itself. */
export const isLocked = ({ lockUntil }: Pick<UserItem, 'lockUntil'>): boolean =>
  Boolean(lockUntil && new Date(lockUntil) > new Date());
