import { expect, it } from 'vitest';
import { answerWith } from '../../../test/render';
import { signIn } from '../../../test/session';
import { api, read } from '.';

const EXPIRED = { status: 401, body: { code: 'unauthenticated', detail: 'Sign in to call this.' } };

it('a visitor whose call is refused does not refresh a session', async () => {
  const requests = answerWith({ 'GET /api/agents/favorites': EXPIRED });
  await expect(read(api.GET('/api/agents/favorites'))).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
  expect(requests).toEqual(['GET /api/agents/favorites']);
});

it('an expired session is refreshed once for all calls, which are sent again with their bodies', async () => {
  signIn();
  let fresh = false;
  const bodies: string[] = [];
  const requests = answerWith({
    'POST /api/session/refresh': () => ((fresh = true), { body: {} }),
    'GET /api/agents/favorites': () => (fresh ? { body: { items: [] } } : EXPIRED),
    'POST /api/chat/start': async (request) => {
      const answer = fresh ? { status: 201, body: {} } : EXPIRED;
      bodies.push(await request.text());
      return answer;
    },
  });
  await Promise.all([
    read(api.GET('/api/agents/favorites')),
    read(api.POST('/api/chat/start', { body: { agentId: 'einstein' } })),
  ]);
  expect(requests.filter((request) => request.endsWith('/refresh'))).toHaveLength(1);
  expect(bodies).toEqual(['{"agentId":"einstein"}', '{"agentId":"einstein"}']);
});

it('a call whose session cannot be refreshed is refused', async () => {
  signIn();
  const requests = answerWith({ 'GET /api/session/me': EXPIRED, 'POST /api/session/refresh': { status: 401, body: {} } });
  await expect(read(api.GET('/api/session/me'))).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(requests).toEqual(['GET /api/session/me', 'POST /api/session/refresh']);
});

it('a wrong password at the login is no reason to refresh', async () => {
  signIn();
  const requests = answerWith({ 'POST /api/session/login': { status: 401, body: { code: 'invalid_credentials' } } });
  await expect(
    read(api.POST('/api/session/login', { body: { email: 'a@example.com', password: 'x' } })),
  ).rejects.toMatchObject({ code: 'invalid_credentials' });
  expect(requests).toEqual(['POST /api/session/login']);
});

it('a problem tells its fields and when to come again', async () => {
  const errors = [{ field: 'size', code: 'too_big', detail: 'must be at most 100' }];
  answerWith({
    'GET /api/agents': { status: 400, body: { code: 'invalid_request', detail: 'size: ...', errors }, headers: { 'Retry-After': '7' } },
  });
  await expect(read(api.GET('/api/agents'))).rejects.toMatchObject({
    status: 400,
    code: 'invalid_request',
    fields: errors,
    retryAfterSeconds: 7,
  });
});

it('an answer that is no problem document still is an error', async () => {
  answerWith({ 'GET /api/agents': { status: 502 } });
  await expect(read(api.GET('/api/agents'))).rejects.toMatchObject({ status: 502, code: 'http_502' });
});
