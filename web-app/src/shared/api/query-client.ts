import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem';

const RETRIES = 2;

/** A refusal stays one; a fault of the network or a server may pass. */
const mayPass = (error: unknown): boolean => !(error instanceof ApiError) || error.status >= 500;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < RETRIES && mayPass(error),
      },
    },
  });
