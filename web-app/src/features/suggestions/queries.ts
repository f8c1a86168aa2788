import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { COMMUNITY_KEY as KEY, useCommunityChange } from '../../shared/community';
import { usePages } from '../../shared/list/use-pages';

export const STATUSES = ['open', 'planned', 'started', 'done', 'declined'] as const;
export type Status = (typeof STATUSES)[number];
export type Sort = 'top' | 'new';

/** All of them: a vote shows in lists and on the roadmap as well. */
const PART = 'suggestions';

const byId = (id: string) => ({ params: { path: { id } } });

const loadOne = (id: string, signal?: AbortSignal) => read(api.GET('/api/community/suggestions/{id}', { ...byId(id), signal }));
export type Suggestion = Awaited<ReturnType<typeof loadOne>>;
export type Category = NonNullable<Suggestion['category']>;

export const useSuggestions = (sort: Sort, status: Status | undefined) =>
  usePages([KEY, PART, 'list', sort, status], (after, signal) =>
    read(api.GET('/api/community/suggestions', { params: { query: { sort, status, after } }, signal })),
  );

export const useSuggestion = (id: string) =>
  useQuery({ queryKey: [KEY, PART, 'one', id], queryFn: ({ signal }) => loadOne(id, signal) });

export const useSimilar = (title: string) =>
  useQuery({
    queryKey: [KEY, PART, 'similar', title],
    queryFn: async ({ signal }) =>
      (await read(api.GET('/api/community/suggestions/similar', { params: { query: { title } }, signal }))).items ?? [],
    enabled: title.length >= 3,
    placeholderData: keepPreviousData,
  });

export const useRoadmap = () =>
  useQuery({ queryKey: [KEY, PART, 'roadmap'], queryFn: ({ signal }) => read(api.GET('/api/community/roadmap', { signal })) });

export interface NewSuggestion {
  title: string;
  description: string;
  category: Category;
  /** So that it is there once though it is sent twice. */
  clientId: string;
}

export const useSuggest = () =>
  useCommunityChange((body: NewSuggestion) => read(api.POST('/api/community/suggestions', { body })), PART);

/** @param version that the author has read. */
export const useEditSuggestion = (id: string) =>
  useCommunityChange(
    (body: { title: string; description: string; version: number }) => read(api.PUT('/api/community/suggestions/{id}', { ...byId(id), body })),
    PART,
  );

export const useVote = (id: string) =>
  useCommunityChange(
    (vote: boolean) =>
      read(vote ? api.POST('/api/community/suggestions/{id}/vote', byId(id)) : api.DELETE('/api/community/suggestions/{id}/vote', byId(id))),
    PART,
  );

export const useSetStatus = (id: string) =>
  useCommunityChange(
    (body: { status: Status; note?: string }) => read(api.PUT('/api/community/suggestions/{id}/status', { ...byId(id), body })),
    PART,
  );

export const useMerge = (id: string) =>
  useCommunityChange((into: string) => read(api.POST('/api/community/suggestions/{id}/merge', { ...byId(id), body: { into } })), PART);
