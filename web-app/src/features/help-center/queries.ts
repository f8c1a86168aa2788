import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

const KEY = 'articles';

const loadArticles = (kind: 'article' | 'faq' | undefined, signal: AbortSignal) =>
  read(api.GET('/api/support/articles', { params: { query: { kind } }, signal }));
export type ArticleItem = NonNullable<Awaited<ReturnType<typeof loadArticles>>['items']>[number];

export const useArticles = (kind: 'article' | 'faq') =>
  useQuery({ queryKey: [KEY, kind], queryFn: ({ signal }) => loadArticles(kind, signal), staleTime: Infinity });

export const useArticle = (id: string) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => read(api.GET('/api/support/articles/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });

export const useFound = (words: string, size = 10) =>
  useQuery({
    queryKey: [KEY, 'search', words, size],
    queryFn: ({ signal }) =>
      read(api.GET('/api/support/articles/search', { params: { query: { q: words, size } }, signal })),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
