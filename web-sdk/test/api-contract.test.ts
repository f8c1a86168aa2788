import { expect, expectTypeOf, it, vi } from 'vitest';
import { createClient, refreshSession, type Paths } from '../src/client/index.js';
import type { Chat, Experiment, Feedback, ToolRun } from '../src/index.js';

type Body<P extends keyof Paths> = Paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
type NamesOf<Sent, P extends keyof Paths> = Exclude<keyof Sent, keyof Body<P>>;

// Checked by `npm run types`: a field that the service does not know breaks it.
it('what the tracker sends are fields that the service documents', () => {
  expectTypeOf<NamesOf<Chat, '/api/analytics/track/chat'>>().toBeNever();
  expectTypeOf<NamesOf<Feedback, '/api/analytics/track/chat/feedback'>>().toBeNever();
  expectTypeOf<NamesOf<ToolRun, '/api/analytics/track/tool'>>().toBeNever();
  expectTypeOf<NamesOf<Experiment, '/api/analytics/track/lab'>>().toBeNever();
  expectTypeOf<
    NamesOf<Record<'id' | 'timestamp' | 'eventType' | 'eventName' | 'eventData', 0>, '/api/analytics/track/event'>
  >().toBeNever();
  expectTypeOf<
    NamesOf<
      Record<'id' | 'timestamp' | 'pageviewId' | 'url' | 'title' | 'referrer' | 'timeOnPage' | 'scrollDepth', 0>,
      '/api/analytics/track/pageview'
    >
  >().toBeNever();
});

it('the client calls a documented endpoint with cookies, and returns what it answers', async () => {
  const fetch = vi.fn<(request: Request) => Promise<Response>>(() =>
    Promise.resolve(Response.json({ id: 'e-1' }, { status: 202 })),
  );
  const client = createClient({ baseUrl: 'https://gateway.example', fetch });
  const { data, error } = await client.POST('/api/analytics/track/event', {
    body: { eventType: 'ui', eventName: 'click' },
  });
  expect(error).toBeUndefined();
  expect(data?.id).toBe('e-1');
  const request = fetch.mock.calls[0]?.[0];
  expect(request?.url).toBe('https://gateway.example/api/analytics/track/event');
  expect(request?.credentials).toBe('include');
  expect(await request?.json()).toEqual({ eventType: 'ui', eventName: 'click' });
});

it('tabs refresh a login one after the other', async () => {
  let running = 0;
  let most = 0;
  const fetch = vi.fn<(request: Request) => Promise<Response>>(async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    return Response.json({}, { status: 200 });
  });
  const client = createClient({ baseUrl: 'https://gateway.example', fetch });
  const queue = { last: Promise.resolve<unknown>(undefined) };
  const request = (_name: string, work: () => Promise<unknown>) => (queue.last = queue.last.then(work));
  vi.stubGlobal('navigator', { locks: { request } });

  await expect(Promise.all([refreshSession(client), refreshSession(client)])).resolves.toEqual([true, true]);

  expect(most).toBe(1);
  expect(fetch.mock.calls[0]?.[0].url).toBe('https://gateway.example/api/session/refresh');
  vi.unstubAllGlobals();
});

it('a login that has ended is not refreshed, with or without locks', async () => {
  const fetch = () => Promise.resolve(Response.json({ code: 'refresh_token_invalid' }, { status: 401 }));
  vi.stubGlobal('navigator', {});

  await expect(refreshSession(createClient({ baseUrl: 'https://gateway.example', fetch }))).resolves.toBe(false);

  vi.unstubAllGlobals();
});
