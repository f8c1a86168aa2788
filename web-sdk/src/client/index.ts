/**
 * A client of the services' documented endpoints, typed from their OpenAPI documents.
 *
 * @packageDocumentation
 */
import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { Paths } from './schema/index.js';

export type { Paths } from './schema/index.js';

export interface ClientOptions {
  /** The gateway's URL. Default: the page's own origin. */
  baseUrl?: string;
  /** Replaces the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

export type Client = FetchClient<Paths>;

/**
 * Gets new cookies for the login, one tab at a time, so that no tab refreshes with cookies that
 * another has just replaced.
 *
 * @returns whether the user is still signed in
 */
export async function refreshSession(client: Client): Promise<boolean> {
  const refresh = async () => (await client.POST('/api/session/refresh')).response.ok;
  // Without a secure context there are no locks; the server takes a second refresh for ten seconds.
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return locks ? locks.request('onelastai-refresh', refresh) : refresh();
}

export function createClient(options: ClientOptions = {}): Client {
  return createFetchClient<Paths>({ credentials: 'include', ...options });
}
