import type { Paths } from '@onelastai/web-sdk/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

export type AgentRequest = Paths['/api/agents']['post']['requestBody']['content']['application/json'];

/** The agents that the reader talked to last; a visitor's browser remembers some, too. */
export const useRecent = () =>
  useQuery({
    queryKey: ['agents', 'recent'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/agents/recent', { signal }))).items ?? [],
    retry: false,
  });

export const useRandomAgent = () =>
  useQuery({
    queryKey: ['agents', 'random'],
    queryFn: ({ signal }) => read(api.GET('/api/agents/random', { signal })),
    staleTime: Infinity,
    gcTime: 0,
  });

export const useOwnAgents = (enabled: boolean) =>
  useQuery({
    queryKey: ['agents', 'own'],
    enabled,
    queryFn: async ({ signal }) =>
      (await read(api.GET('/api/agents', { params: { query: { mine: true, size: 100 } }, signal }))).items ?? [],
  });

/** Creates an agent, or replaces the one with this id. */
export const saveAgent = (body: AgentRequest, id?: string) =>
  read(id ? api.PUT('/api/agents/{id}', { params: { path: { id } }, body }) : api.POST('/api/agents', { body }));

export const deleteAgent = (id: string) => read(api.DELETE('/api/agents/{id}', { params: { path: { id } } }));

/** After a change of one's own agents, every list of agents is another one. */
export function useAgentsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['agents'] });
}
