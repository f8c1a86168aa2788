import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';
import { pretty } from './payload';

const API = '/api/admin/services';
const TOPIC = 'tracking.v1.tracking-service.dlt';
const ID = `${TOPIC}:0:7`;
const ONE = `${API}/tracking-service/dead-letters/${encodeURIComponent(ID)}`;
const PAGE = `/admin/dead-letters/tracking-service/${encodeURIComponent(ID)}`;
const LETTER = {
  id: ID,
  topic: TOPIC,
  group: 'tracking-service',
  at: '2026-03-04T08:00:00Z',
  type: 'com.onelastai.tracking.PageViewed',
  eventId: 'e1',
  key: 'v1',
  cause: 'No such page',
  headers: {},
  payload: null,
};
const ADMIN = { 'GET /api/session/me': { body: { id: 'a', roles: ['user', 'admin'] } } };
const ofService = (topics: unknown[], letters: unknown[] = [LETTER]): Record<string, Answer> => ({
  ...ADMIN,
  [`GET ${API}/tracking-service/dead-letter-topics`]: { body: { items: topics } },
  [`GET ${API}/tracking-service/dead-letters`]: { body: { items: letters } },
});

beforeEach(signIn);

it('each service says how many wait, or that it does not answer', async () => {
  const items = [
    { service: 'billing-service', available: true, deadLetters: 0 },
    { service: 'chat-service', available: false, deadLetters: null },
    { service: 'tracking-service', available: true, deadLetters: 3 },
  ];
  answerWith({ ...ADMIN, [`GET ${API}`]: { body: { items } } });
  renderAt('/admin/dead-letters');
  const [, ...rows] = within(await screen.findByRole('table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual(['billing-service0', 'chat-serviceDoes not answer', 'tracking-service3']);
  expect(screen.getByRole('link', { name: 'tracking-service' })).toHaveAttribute('href', '/admin/dead-letters/tracking-service');
});

it('a topic is retried after a question, which tells what still waits', async () => {
  const requests = answerWith({
    ...ofService([{ topic: TOPIC, waiting: 1500 }, { topic: 'other.dlt', waiting: 0 }]),
    [`POST ${API}/tracking-service/dead-letter-topics/${TOPIC}/retry`]: { body: { retried: 1000, more: true } },
  });
  renderAt('/admin/dead-letters/tracking-service');
  await userEvent.click(await screen.findByRole('button', { name: `Retry all of ${TOPIC}` }));
  const dialog = await screen.findByRole('dialog');
  expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Retry all' }));
  expect(await screen.findByText('Published again: 1,000. More wait: retry once more.')).toBeVisible();
  expect(screen.queryByText('other.dlt')).toBeNull();
});

it('what waits can be narrowed to a topic', async () => {
  const requests = answerWith(ofService([{ topic: TOPIC, waiting: 1 }, { topic: 'other.dlt', waiting: 2 }]));
  renderAt('/admin/dead-letters/tracking-service');
  await userEvent.selectOptions(await screen.findByLabelText('Topic'), 'other.dlt');
  await waitFor(() => expect(requests).toContain(`GET ${API}/tracking-service/dead-letters?topic=other.dlt`));
});

it('one is shown with its cause, payload and stack trace', async () => {
  const headers = { ce_id: 'e1', 'kafka_dlt-exception-stacktrace': 'at Consumer.on' };
  answerWith({ ...ADMIN, [`GET ${ONE}`]: { body: { ...LETTER, headers, payload: '{"page":"/x"}' } } });
  renderAt(PAGE);
  expect(await screen.findByText('No such page')).toBeVisible();
  expect(screen.getByRole('group', { name: 'Payload' })).toHaveTextContent('{ "page": "/x" }');
  expect(screen.getByRole('group', { name: 'Stack trace' })).toHaveTextContent('at Consumer.on');
  expect(screen.getByRole('group', { name: 'Headers' })).toHaveTextContent(/^ce_id: e1$/);
});

it('one that is withheld says so', async () => {
  answerWith({ ...ADMIN, [`GET ${ONE}`]: { body: LETTER } });
  renderAt(PAGE);
  expect(await screen.findByText(/^It is not shown/)).toBeVisible();
});

it('one is retried without a question, and not read again', async () => {
  const requests = answerWith({
    ...ofService([{ topic: TOPIC, waiting: 1 }]),
    [`GET ${ONE}`]: { body: LETTER },
    [`POST ${ONE}/retry`]: { status: 204 },
  });
  renderAt(PAGE);
  await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
  expect(await screen.findByRole('heading', { name: 'Dead letters of tracking-service' })).toBeVisible();
  expect(requests.filter((request) => request === `GET ${ONE}`)).toHaveLength(1);
});

it('one that is too old stays, and says why', async () => {
  answerWith({
    ...ADMIN,
    [`GET ${ONE}`]: { body: LETTER },
    [`POST ${ONE}/retry`]: { status: 409, body: { code: 'dead_letter_too_old' } },
  });
  renderAt(PAGE);
  await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
  expect(await screen.findByText(/can only be dropped/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Drop' })).toBeEnabled();
});

it('one is dropped only after a question', async () => {
  const requests = answerWith({
    ...ofService([], []),
    [`GET ${ONE}`]: { body: LETTER },
    [`DELETE ${ONE}`]: { status: 204 },
  });
  renderAt(PAGE);
  const drop = await screen.findByRole('button', { name: 'Drop' });
  await userEvent.click(drop);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests).not.toContain(`DELETE ${ONE}`);
  await userEvent.click(drop);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Drop' }));
  expect(await screen.findByRole('heading', { name: 'Nothing waits here' })).toBeVisible();
  expect(requests).toContain(`DELETE ${ONE}`);
});

it('a payload that is no JSON is shown as it is', () => {
  expect(pretty('not {')).toBe('not {');
});
