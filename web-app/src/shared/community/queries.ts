import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../api';

/** Begins the keys of everything that the community wrote. */
export const COMMUNITY_KEY = 'community';

export type ContentKind = 'post' | 'comment' | 'suggestion';

const byId = (id: string) => ({ params: { path: { id } } });

export type Reason = 'spam' | 'harassment' | 'hate' | 'sexual' | 'violence' | 'illegal' | 'off_topic' | 'other';

export interface NewReport {
  reason: Reason;
  note?: string;
}

function report(kind: ContentKind, id: string, body: NewReport): Promise<unknown> {
  const options = { ...byId(id), body };
  switch (kind) {
    case 'post':
      return read<unknown>(api.POST('/api/community/posts/{id}/report', options));
    case 'comment':
      return read<unknown>(api.POST('/api/community/comments/{id}/report', options));
    case 'suggestion':
      return read<unknown>(api.POST('/api/community/suggestions/{id}/report', options));
  }
}

export const useReport = (kind: ContentKind, id: string) =>
  useMutation({ mutationFn: (body: NewReport) => report(kind, id, body) });

export function uploadPicture(file: File) {
  const form = new FormData();
  form.append('picture', file);
  return read(api.POST('/api/community/pictures', { body: form as never, bodySerializer: () => form }));
}

/** After a change, what it changed is read again. */
export function useCommunityChange<A, R>(change: (argument: A) => Promise<R>, ...keys: string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, ...keys] }),
  });
}
