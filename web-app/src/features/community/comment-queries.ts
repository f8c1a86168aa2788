import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { COMMUNITY_KEY as KEY, useCommunityChange } from '../../shared/community';
import { usePages } from '../../shared/list/use-pages';

const byId = (id: string) => ({ params: { path: { id } } });

export type ThreadSort = 'oldest' | 'newest' | 'top';

const loadThreads = (postId: string, sort: ThreadSort, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/community/posts/{id}/comments', { params: { path: { id: postId }, query: { sort, after } }, signal }));
export type Thread = NonNullable<Awaited<ReturnType<typeof loadThreads>>['items']>[number];
export type Comment = NonNullable<Thread['comment']>;

export const useThreads = (postId: string, sort: ThreadSort) =>
  usePages([KEY, 'comments', postId, sort], (after, signal) => loadThreads(postId, sort, after, signal));

export const useComment = (id: string) =>
  useQuery({
    queryKey: [KEY, 'comment', id],
    queryFn: ({ signal }) => read(api.GET('/api/community/comments/{id}', { ...byId(id), signal })),
  });

/** The replies that follow those of the thread's first page. */
export const useMoreReplies = (postId: string, rootId: string, first: string, enabled: boolean) =>
  usePages(
    [KEY, 'comments', postId, 'replies', rootId, first],
    (after = first, signal) =>
      read(api.GET('/api/community/comments/{id}/replies', { params: { path: { id: rootId }, query: { after } }, signal })),
    { enabled },
  );

export interface NewComment {
  content: string;
  replyTo?: string;
  /** So that it is there once though it is sent twice. */
  clientId: string;
}

export const useAddComment = (postId: string) =>
  useCommunityChange(
    (body: NewComment) => read(api.POST('/api/community/posts/{id}/comments', { ...byId(postId), body })),
    'comments',
    postId,
  );

export const useEditComment = ({ id = '', postId = '', version = 1 }: Comment) =>
  useCommunityChange(
    (content: string) => read(api.PUT('/api/community/comments/{id}', { ...byId(id), body: { content, version } })),
    'comments',
    postId,
  );

export const useDeleteComment = ({ id = '', postId = '' }: Comment) =>
  useCommunityChange(() => read<unknown>(api.DELETE('/api/community/comments/{id}', byId(id))), 'comments', postId);

export const useLikeComment = ({ id = '', postId = '' }: Comment) =>
  useCommunityChange(
    (liked: boolean) => read(api.POST('/api/community/comments/{id}/like', { ...byId(id), body: { liked } })),
    'comments',
    postId,
  );
