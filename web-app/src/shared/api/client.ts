import { createChatClient } from '@onelastai/web-sdk/chat';
import { createClient, refreshSession } from '@onelastai/web-sdk/client';
import { hasSession } from './has-session';

/* The access token lives five minutes and is in a cookie that no script can read, so what tells that
 * it has expired is a 401. Then the session is refreshed, and the request sent once more. */

// eslint-disable-next-line no-restricted-globals -- what the generated clients send by
const transport = (request: Request): Promise<Response> => fetch(request);

const plain = createClient({ baseUrl: location.origin, fetch: transport });
let refreshing: Promise<boolean> | undefined;

function refresh(): Promise<boolean> {
  refreshing ??= refreshSession(plain).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Where a 401 means wrong credentials, or that there is no session to refresh. */
const ABOUT_CREDENTIALS = /^\/api\/session\/(?!me$)/;

async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await transport(request);
  if (response.status !== 401 || !hasSession()) return response;
  if (ABOUT_CREDENTIALS.test(new URL(request.url).pathname)) return response;
  return (await refresh()) ? transport(again) : response;
}

/** Every documented endpoint of every service. */
export const api = createClient({ baseUrl: location.origin, fetch: send });

/** Streams the agents' answers. */
export const chat = createChatClient({
  fetch: (url, init) => send(new Request(new URL(url, location.origin), init)),
});
