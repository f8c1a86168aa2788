import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import type { Decision } from '../../shared/consent';

/** What the server has changes with the decision, whichever part of the page it was made in. */
export const useCurrentVisit = (decision: Decision | undefined) =>
  useQuery({
    queryKey: ['privacy', 'visit', decision],
    queryFn: ({ signal }) => read(api.GET('/api/analytics/analytics/current', { signal })),
    staleTime: 0,
  });

export type CurrentVisit = NonNullable<ReturnType<typeof useCurrentVisit>['data']>;

export const exportAccount = (): Promise<Blob> => read(api.GET('/api/user/export', { parseAs: 'blob' }));

export const exportConversations = (): Promise<Blob> => read(api.GET('/api/chat/export', { parseAs: 'blob' }));

export const exportSupport = (): Promise<Blob> => read(api.GET('/api/support/export', { parseAs: 'blob' }));

export const eraseAccount = (body: { password: string; otp?: string }) =>
  read(api.DELETE('/api/user/account', { body }));
