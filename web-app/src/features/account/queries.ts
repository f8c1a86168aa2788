import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

const loadProfile = (signal?: AbortSignal) => read(api.GET('/api/user/profile', { signal }));
export type Profile = Awaited<ReturnType<typeof loadProfile>>;

export const useProfile = () =>
  useQuery({ queryKey: ['account', 'profile'], queryFn: ({ signal }) => loadProfile(signal) });

/** After a change of the account, what was read of it is read again. */
export function useRefreshAccount(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['account', 'session'].includes(String(queryKey[0])) });
}

export type ProfileUpdate = Pick<
  Profile,
  'bio' | 'phoneNumber' | 'location' | 'timezone' | 'profession' | 'company' | 'website' | 'socialLinks'
> & { name: string };

/** Replaces the whole profile: what is left out becomes empty. */
export const replaceProfile = (userId: string, body: ProfileUpdate) =>
  read(api.PUT('/api/user/profile/{userId}', { params: { path: { userId } }, body }));

/** The profile as it is, to change one thing of it. */
export const toUpdate = ({
  name = '', bio, phoneNumber, location, timezone, profession, company, website, socialLinks,
}: Profile): ProfileUpdate => ({ name, bio, phoneNumber, location, timezone, profession, company, website, socialLinks });

export function uploadAvatar(userId: string, file: File) {
  const form = new FormData();
  form.append('avatar', file);
  return read(
    api.POST('/api/user/profile/{userId}/avatar', {
      params: { path: { userId } },
      body: form as never,
      bodySerializer: () => form,
    }),
  );
}

export const removeAvatar = (userId: string) =>
  read(api.DELETE('/api/user/profile/{userId}/avatar', { params: { path: { userId } } }));

export type Preferences = NonNullable<Profile['preferences']>;

export const changePreferences = (userId: string, body: Preferences) =>
  read(api.PATCH('/api/user/profile/{userId}/preferences', { params: { path: { userId } }, body }));

export const sendVerification = () => read(api.POST('/api/auth/verify-email/send'));

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  read(api.POST('/api/auth/change-password', { body }));

export const changeEmail = (body: { newEmail: string; password: string; otp?: string }) =>
  read(api.POST('/api/auth/change-email', { body }));

export const startTwoFactor = () => read(api.POST('/api/auth/2fa/enable'));
export type TwoFactorSetup = Awaited<ReturnType<typeof startTwoFactor>>;

export const confirmTwoFactor = (otp: string) => read(api.POST('/api/auth/2fa/verify', { body: { otp } }));

export const renewBackupCodes = (otp: string) => read(api.POST('/api/auth/2fa/backup-codes', { body: { otp } }));

export const disableTwoFactor = (body: { password: string; otp: string }) =>
  read(api.POST('/api/auth/2fa/disable', { body }));

const loadSessions = (signal: AbortSignal) => read(api.GET('/api/auth/sessions', { signal }));
export type LoginSession = NonNullable<Awaited<ReturnType<typeof loadSessions>>['items']>[number];

export const useLoginSessions = () =>
  useQuery({ queryKey: ['account', 'sessions'], queryFn: ({ signal }) => loadSessions(signal) });

export const endSession = (id: string) => read(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }));

export const endOtherSessions = () => read(api.DELETE('/api/auth/sessions'));

export const usePlan = () =>
  useQuery({ queryKey: ['account', 'plan'], queryFn: ({ signal }) => read(api.GET('/api/billing/plan', { signal })) });

/** As many as one page holds; who has more sees "100 or more". */
const COUNTED = 100;

/** Subscriptions to single agents that are not over. */
export const useAgentSubscriptions = (userId: string) =>
  useQuery({
    queryKey: ['account', 'agents', userId],
    queryFn: async ({ signal }) => {
      const params = { path: { userId }, query: { size: COUNTED } };
      const { items = [], next } = await read(api.GET('/api/agent-subscriptions/user/{userId}', { params, signal }));
      const live = items.filter(({ agentId, endedAt }) => agentId && !endedAt);
      return { count: live.length, hasMore: Boolean(next) };
    },
  });

export const useFavourites = () =>
  useQuery({
    queryKey: ['account', 'favourites'],
    queryFn: async ({ signal }) => {
      const { items = [], next } = await read(api.GET('/api/agents/favorites', { signal }));
      return { count: items.length, hasMore: Boolean(next) };
    },
  });

const RECENT = 5;

export const useRecentConversations = () =>
  useQuery({
    queryKey: ['account', 'conversations'],
    queryFn: ({ signal }) => read(api.GET('/api/chat/user/me', { params: { query: { size: RECENT } }, signal })),
  });

const USAGE_PAGE = 100;
const MAX_USAGE_PAGES = 10;

/** The caller's API calls of the last days, newest first. */
export const useApiUsage = (days: number) =>
  useQuery({
    queryKey: ['account', 'api-usage', days],
    queryFn: async ({ signal }) => {
      const from = new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
      const all: EndpointUsage[] = [];
      for (let page = 0; page < MAX_USAGE_PAGES; page++) {
        const { items = [], next } = await loadUsage(from, page, signal);
        all.push(...items);
        if (!next) return { items: all, isCut: false };
      }
      return { items: all, isCut: true };
    },
  });

const loadUsage = (from: string, page: number, signal: AbortSignal) =>
  read(api.GET('/api/analytics/api-usage', { params: { query: { from, page, size: USAGE_PAGE } }, signal }));
export type EndpointUsage = NonNullable<Awaited<ReturnType<typeof loadUsage>>['items']>[number];
