import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../shared/api';

export interface Credentials {
  email: string;
  password: string;
  staySignedIn?: boolean;
  otp?: string;
  backupCode?: string;
}

export const login = (body: Credentials) => read(api.POST('/api/session/login', { body }));

export const register = (body: { name: string; email: string; password: string }) =>
  read(api.POST('/api/session/register', { body }));

export const requestReset = (email: string) => read(api.POST('/api/auth/reset-password', { body: { email } }));

export const resetPassword = (token: string, newPassword: string) =>
  read(api.POST('/api/auth/reset-password/confirm', { body: { token, newPassword } }));

export const sendVerification = () => read(api.POST('/api/auth/verify-email/send'));

/** Redeems a token as soon as it is there. A token is good once, so nothing asks a second time. */
export const useVerification = (token: string | undefined) =>
  useQuery({
    queryKey: ['verification', token],
    queryFn: async () => {
      await read(api.POST('/api/auth/verify-email', { body: { token: token ?? '' } }));
      return true;
    },
    enabled: token !== undefined,
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
