import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

/** Where agents stand, by Elo. */
export const useRatings = () =>
  useQuery({
    queryKey: ['lab', 'ratings'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/lab/battle-arena/ratings', { signal }))).items ?? [],
  });
