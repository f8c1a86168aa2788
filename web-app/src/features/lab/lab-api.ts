import { api, read } from '../../shared/api';

type Call<T> = (path: string, options: object) => Promise<{ data?: T; error?: unknown; response: Response }>;

/** The paths of the lab vary by experiment, and so do the types of what it answers. */
const call =
  (method: 'GET' | 'POST' | 'DELETE') =>
  <T>(path: string, options: object = {}): Promise<T> =>
    read((api[method] as unknown as Call<T & {}>)(`/api/lab${path}`, options));

export const lab = { get: call('GET'), post: call('POST'), remove: call('DELETE') };
