import { useQuery } from '@tanstack/react-query';
import type { Listing } from '../../shared/list/use-pages';
import { lab } from './lab-api';

/** Where an agent stands, by Elo. */
export interface Rating {
  contestantId: string;
  name: string;
  rating: number;
  battles: number;
  wins: number;
  draws: number;
  losses: number;
}

export const useRatings = () =>
  useQuery({
    queryKey: ['lab', 'ratings'],
    queryFn: async ({ signal }) => (await lab.get<Listing<Rating>>('/battle-arena/ratings', { signal })).items ?? [],
  });
