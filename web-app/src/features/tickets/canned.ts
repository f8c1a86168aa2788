import type { CannedReply } from './team-queries';

/** What is edited: one that there is, or a new one. */
export type Edited = CannedReply | 'new';

export const idOf = (edited: Edited): string | undefined => (edited === 'new' ? undefined : edited.id);
