import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const PAGE = 5;

export const useAgentPages = () =>
  usePages(['agents', 'pages of five'], (after, signal) =>
    read(api.GET('/api/agents', { params: { query: { after, size: PAGE } }, signal })),
  );

export const useCategories = () =>
  useQuery({
    queryKey: ['agents', 'categories'],
    queryFn: ({ signal }) => read(api.GET('/api/agents/categories', { signal })),
  });

export const askForAgents = (size: number, category: string) =>
  read(api.GET('/api/agents', { params: { query: { size, category: (category || undefined) as never } } }));
