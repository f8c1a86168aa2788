// Every page of the route table, through the gateway, as a visitor, a user and an admin see it: no
// error, no failed request, no horizontal scroll on any width, nothing that moves by itself, and for
// those whom it is for no violation of WCAG 2.2 AA in either colour scheme.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '../../web-sdk/e2e/records.mjs';
import {
  ADMIN,
  becomeScheme,
  launch,
  layoutShift,
  newAccount,
  newReader,
  open,
  overflow,
  PAGES,
  violations,
  WIDTHS,
} from './browser.mjs';

const CLS_GOOD = 0.1;
const NO_PAGE = { path: '/no/such/page', access: 'public', address: '/no/such/page', status: 404 };
/** Who is shown the page itself. The others are told whom it is for, which looks the same everywhere. */
const IS_FOR = { public: ['visitor', 'user'], user: ['user'], support: ['admin'], moderator: ['admin'], admin: ['admin'] };
/** Part of the address of what a reader may not find: there need not be a dead letter, and a ticket is its user's. */
const MAY_BE_MISSING = {
  '/community/comments/:id': '/api/community/comments/',
  '/admin/dead-letters/:service/:id': '/dead-letters/',
  '/support/tickets/:id': '/api/support/tickets/',
  '/lab/experiments/:id': '/api/lab/',
};
/** An access token is good for five minutes. */
const REFRESH_MS = 120_000;

const readers = {};
let chromium;
let ticket;
let webinar;
let post;
let suggestion;
let experiment;
let sharing;

before(async () => {
  chromium = await launch();
  readers.visitor = await newReader(chromium);
  readers.user = await newReader(chromium, { account: await newAccount(chromium.browser) });
  readers.admin = await newReader(chromium, { account: ADMIN });
  ticket = await created('user', '/api/support/tickets', {
    subject: 'The export is empty',
    description: 'I get a file without rows.',
    category: 'technical',
  });
  webinar = await created('admin', '/api/webinars', {
    title: 'Agents for beginners',
    description: 'How to begin.',
    start: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    minutes: 60,
    timezone: 'Europe/Berlin',
    capacity: 10,
    link: 'https://meet.example.com/agents',
  });
  post = await created('user', '/api/community/posts', { title: 'Agents by mail', content: 'It works **well**.', tags: ['mail'] });
  suggestion = await created('user', '/api/community/suggestions', {
    title: 'Let agents answer by mail',
    description: 'I read mails more often than chats.',
    category: 'agents',
  });
  experiment = await ran('user', 'neural-art', { prompt: 'A quiet sea at dawn' });
  sharing = await (await readers.user.context.request.post(`/api/lab/${experiment.experimentId}/share`)).json();
  await report();
});

async function created(reader, path, data) {
  const answer = await readers[reader].context.request.post(path, { data });
  assert.equal(answer.status(), 201, await answer.text());
  return answer.json();
}

/** An experiment that has a result. */
async function ran(reader, type, data) {
  const headers = { Prefer: 'wait=30' };
  const answer = await readers[reader].context.request.post(`/api/lab/${type}`, { data, headers });
  assert.equal(answer.status(), 200, await answer.text());
  return answer.json();
}

/** Its case has it in a moment. */
async function report() {
  const { request } = readers.admin.context;
  const answer = await request.post(`/api/community/posts/${post.id}/report`, { data: { reason: 'off_topic' } });
  assert.equal(answer.status(), 204, await answer.text());
  await eventually(async () => {
    const found = await request.get(`/api/community/moderation/cases/post.${post.id}`);
    assert.equal((await found.json()).reportCount, 1);
  });
}

after(() => chromium?.browser.close());

/** Addresses with the ids of something that exists; there need not be a dead letter. */
const withIds = {
  '/support/tickets/:id': () => `/support/tickets/${ticket.ticketId}`,
  '/admin/support/tickets/:id': () => `/admin/support/tickets/${ticket.ticketId}`,
  '/admin/support/webinars/:id': () => `/admin/support/webinars/${webinar.id}`,
  '/community/posts/:id': () => `/community/posts/${post.id}`,
  '/community/posts/:id/edit': () => `/community/posts/${post.id}/edit`,
  '/community/suggestions/:id': () => `/community/suggestions/${suggestion.id}`,
  '/admin/community/cases/:id': () => `/admin/community/cases/post.${post.id}`,
  '/lab/experiments/:id': () => `/lab/experiments/${experiment.experimentId}`,
  '/lab/shared': () => sharing.url,
  '/admin/community/members/:userId': () => `/admin/community/members/${post.author.id}`,
  '/admin/users/:id': () => firstOf('/api/admin/users', ({ id }) => `/admin/users/${id}`),
  '/admin/visits/:id': () =>
    firstOf('/api/analytics/analytics/sessions', ({ sessionId }) => `/admin/visits/${sessionId}`),
};

async function firstOf(list, toAddress) {
  const { items } = await (await readers.admin.context.request.get(list)).json();
  return toAddress(items[0]);
}

async function freshLogin(reader) {
  if (Date.now() - (reader.refreshedAt ??= Date.now()) < REFRESH_MS) return;
  assert.equal((await reader.context.request.post('/api/session/refresh')).status(), 200);
  reader.refreshedAt = Date.now();
}

for (const route of [...PAGES, NO_PAGE]) {
  test(`${route.path} is sound for every reader`, { timeout: 300_000 }, () =>
    // Side by side: most of the time a page waits.
    Promise.all(Object.keys(readers).map((name) => isSound(route, name))),
  );
}

async function isSound({ path, access, address, status = 200 }, name) {
  const reader = readers[name];
  const { page, troubles } = reader;
  const ofReader = (what) => `${what}, for a reader who is ${name}`;
  if (name !== 'visitor') await freshLogin(reader);
  troubles.length = 0;
  await page.setViewportSize({ width: WIDTHS.at(-1), height: 900 });
  const there = (await withIds[path]?.()) ?? address;
  const answer = await open(page, there);
  assert.equal(answer.status(), status, ofReader('the status'));
  const shift = await layoutShift(page);
  assert.ok(shift < CLS_GOOD, ofReader(`it moves by itself: ${shift}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await overflow(page), 0, ofReader(`it scrolls sideways at ${width} pixels`));
  }
  for (const [scheme, width] of IS_FOR[access].includes(name) ? [['light', 360], ['dark', 1440]] : []) {
    await becomeScheme(page, scheme);
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await violations(page), [], ofReader(`${scheme}, ${width} pixels`));
  }
  const missing = status === 404 ? there : MAY_BE_MISSING[path];
  assert.deepEqual(troubles.filter((trouble) => !isMissing(trouble, missing)), [], ofReader('troubles'));
}

/** The answer to an address where nothing is, which the browser logs as well. */
const isMissing = (trouble, address) => Boolean(address) && trouble.includes('404') && trouble.includes(address);
