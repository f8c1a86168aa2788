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

export function createClient(options: ClientOptions = {}): Client {
  return createFetchClient<Paths>({ credentials: 'include', ...options });
}
