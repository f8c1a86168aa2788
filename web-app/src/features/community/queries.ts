import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { COMMUNITY_KEY as KEY, useCommunityChange } from '../../shared/community';
import { usePages } from '../../shared/list/use-pages';
import { useSession } from '../../shared/session';
import type { FeedFilter } from './filter';

const byId = (id: string) => ({ params: { path: { id } } });

const loadFeed = (filter: FeedFilter, after: string | undefined, signal: AbortSignal, size?: number) =>
  read(api.GET('/api/community/posts', { params: { query: { ...filter, after, size } }, signal }));
export type PostItem = NonNullable<Awaited<ReturnType<typeof loadFeed>>['items']>[number];

export const useFeed = (filter: FeedFilter) => usePages([KEY, 'feed', filter], (after, signal) => loadFeed(filter, after, signal));

const NEWEST = 10;

/** The first of a feed as they are now, whatever the page shows. */
export const useNewest = (filter: FeedFilter) =>
  useQuery({
    queryKey: [KEY, 'newest', filter],
    queryFn: async ({ signal }) => (await loadFeed(filter, undefined, signal, NEWEST)).items ?? [],
  });

export const useFound = (words: string) =>
  usePages(
    [KEY, 'search', words],
    (skip, signal) => {
      const query = { q: words, skip: skip ? Number(skip) : undefined };
      return read(api.GET('/api/community/search', { params: { query }, signal }));
    },
    { cursor: 'skip' },
  );

export const useTags = () =>
  useQuery({
    queryKey: [KEY, 'tags'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/community/tags', { signal }))).items ?? [],
    staleTime: 60_000,
  });

const loadPost = (id: string, signal?: AbortSignal) => read(api.GET('/api/community/posts/{id}', { ...byId(id), signal }));
export type Post = Awaited<ReturnType<typeof loadPost>>;
export type Category = NonNullable<Post['category']>;

export const usePost = (id: string) =>
  useQuery({ queryKey: [KEY, 'post', id], queryFn: ({ signal }) => loadPost(id, signal) });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: [KEY, 'history', id],
    queryFn: async ({ signal }) =>
      (await read(api.GET('/api/community/posts/{id}/history', { ...byId(id), signal }))).items ?? [],
  });

export interface PostText {
  title: string;
  content: string;
  category: Category;
  tags: string[];
}

/** What a change answers is the post as it is then. */
function usePostChange<A>(change: (argument: A) => Promise<Post>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (post) => {
      queries.setQueryData([KEY, 'post', post.id], post);
      await queries.invalidateQueries({ queryKey: [KEY], predicate: ({ queryKey }) => queryKey[1] !== 'post' });
    },
  });
}

export const useCreatePost = () =>
  usePostChange((body: PostText & { draft: boolean }) => read(api.POST('/api/community/posts', { body })));

export const useEditPost = (id: string) =>
  usePostChange((body: PostText & { version: number }) => read(api.PUT('/api/community/posts/{id}', { ...byId(id), body })));

export const usePublishPost = (id: string) =>
  usePostChange(() => read(api.POST('/api/community/posts/{id}/publish', byId(id))));

export const useDeletePost = (id: string) =>
  useCommunityChange(() => read<unknown>(api.DELETE('/api/community/posts/{id}', byId(id))), 'own');

/** Shown at once; the number of the answer may lag behind. */
export function useLikePost(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (liked: boolean) => read(api.POST('/api/community/posts/{id}/like', { ...byId(id), body: { liked } })),
    onSuccess: (_, liked) =>
      queries.setQueryData<Post>([KEY, 'post', id], (post) => post && liked !== (post.liked ?? false)
        ? { ...post, liked, likeCount: (post.likeCount ?? 0) + (liked ? 1 : -1) }
        : post),
  });
}

const loadOwn = (kind: 'drafts' | 'mine', after: string | undefined, signal: AbortSignal) => {
  const options = { params: { query: { after } }, signal };
  return read(kind === 'drafts' ? api.GET('/api/community/posts/drafts', options) : api.GET('/api/community/posts/mine', options));
};

export const useOwnPosts = (kind: 'drafts' | 'mine') =>
  usePages([KEY, 'own', kind], (after, signal) => loadOwn(kind, after, signal));

const loadFollows = async (signal: AbortSignal) => (await read(api.GET('/api/community/follows', { signal }))).items ?? [];
export type Follow = Awaited<ReturnType<typeof loadFollows>>[number];
export type FollowKind = NonNullable<Follow['kind']>;

export function useFollows() {
  const { user } = useSession();
  return useQuery({
    queryKey: [KEY, 'follows'],
    queryFn: ({ signal }) => loadFollows(signal),
    enabled: Boolean(user),
    staleTime: 60_000,
  });
}

export const useFollow = (kind: FollowKind, id: string) =>
  useCommunityChange((follow: boolean) => {
    const options = { params: { path: { kind, id } } };
    return read<unknown>(
      follow ? api.PUT('/api/community/follows/{kind}/{id}', options) : api.DELETE('/api/community/follows/{kind}/{id}', options),
    );
  }, 'follows');

export const useTrust = () =>
  useQuery({
    queryKey: [KEY, 'trust'],
    queryFn: ({ signal }) => read(api.GET('/api/community/trust/me', { signal })),
  });

const loadDecisions = (after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/community/moderation/mine', { params: { query: { after } }, signal }));
export type OwnCase = NonNullable<Awaited<ReturnType<typeof loadDecisions>>['items']>[number];
export type OwnAct = NonNullable<OwnCase['acts']>[number];

export const useDecisions = () => usePages([KEY, 'decisions'], loadDecisions);

export const useAppeal = (caseId: string, actId: string) =>
  useCommunityChange(
    (text: string) => read(api.POST('/api/community/moderation/cases/{id}/appeal', { ...byId(caseId), body: { actId, text } })),
    'decisions',
  );
