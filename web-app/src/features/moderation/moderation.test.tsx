import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/community/moderation';

const CASE = {
  id: 'post.p-1',
  kind: 'post',
  contentId: 'p-1',
  status: 'open',
  since: '2026-03-01T08:00:00Z',
  version: 1,
  content: { postId: 'p-1', title: 'Buy followers', text: 'Look <b>here</b>.', visibility: 'visible', locked: false, createdAt: '2026-03-01T07:00:00Z' },
  author: { userId: 'u2', name: 'Sofia' },
  reportCount: 1,
  reports: [{ reason: 'spam', note: 'As yesterday.', reporter: { userId: 'u3', name: 'Omar' }, at: '2026-03-01T08:00:00Z' }],
  flags: ['links'],
  acts: [] as object[],
};
const MODERATOR = { 'GET /api/session/me': { body: { id: 'me', roles: ['user', 'moderator'] } } };

const bodies: unknown[] = [];
const keeping = (body: unknown, status = 200) => async (request: Request) => {
  bodies.push(await request.json());
  return { status, body };
};

beforeEach(() => {
  signIn();
  bodies.length = 0;
});

it('the queue is for moderators', async () => {
  answerWith({ 'GET /api/session/me': { body: { id: 'u1', roles: ['user', 'support'] } } });
  renderAt('/admin/community');
  expect(await screen.findByRole('heading', { name: 'For moderators' })).toBeVisible();
});

it('the queue says why something waits, and its filter stands in the address', async () => {
  const item = { ...CASE, title: 'Buy followers', visibility: 'held', reports: 3, reasons: ['spam'], flags: ['links', 'new_rule'] };
  const requests = answerWith({ ...MODERATOR, [`GET ${API}/queue`]: { body: { items: [item] } } });
  renderAt('/admin/community?kind=post');
  const table = within(await screen.findByRole('table', { name: 'Cases' }));
  expect(table.getByRole('link', { name: 'Buy followers' })).toHaveAttribute('href', '/admin/community/cases/post.p-1');
  for (const text of ['Spam', 'Many links', 'new_rule', 'Waits for a moderator', 'Sofia']) expect(table.getByText(text)).toBeVisible();
  expect(requests).toContain(`GET ${API}/queue?status=open&kind=post`);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'appealed');
  await waitFor(() => expect(requests).toContain(`GET ${API}/queue?status=appealed&kind=post`));
});

it('what was written stays text, and a decision names its reason and what was read', async () => {
  const hidden = { id: 'a-1', act: 'hide', role: 'moderator', by: { userId: 'me', name: 'Grace' }, reason: 'hate', note: null, until: null, at: '2026-03-01T09:00:00Z', appeal: null };
  answerWith({
    ...MODERATOR,
    [`GET ${API}/cases/post.p-1`]: { body: CASE },
    [`POST ${API}/cases/post.p-1/acts`]: keeping({ ...CASE, version: 2, acts: [hidden] }),
  });
  renderAt('/admin/community/cases/post.p-1');
  expect(await screen.findByText('Look <b>here</b>.')).toBeVisible();
  expect(screen.getByText('Flagged by rules: Many links')).toBeVisible();
  const panel = within(await screen.findByRole('region', { name: 'Decide' }));
  expect(panel.queryByRole('combobox', { name: 'Reason' })).toBeNull();
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'What to do' }), 'hide');
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'Reason' }), 'hate');
  await userEvent.click(panel.getByRole('button', { name: 'Decide' }));
  expect(await screen.findByText('Hidden: Hate')).toBeVisible();
  expect(bodies).toEqual([{ act: 'hide', reason: 'hate', version: 1 }]);
});

it('a ban has its days, and a decision after another one is refused', async () => {
  answerWith({
    ...MODERATOR,
    [`GET ${API}/cases/post.p-1`]: { body: CASE },
    [`POST ${API}/cases/post.p-1/acts`]: keeping({ code: 'changed_meanwhile', detail: 'Somebody else has decided.' }, 409),
  });
  renderAt('/admin/community/cases/post.p-1');
  const panel = within(await screen.findByRole('region', { name: 'Decide' }));
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'What to do' }), 'ban');
  expect(panel.getByRole('textbox', { name: 'Days' })).toHaveValue('7');
  await userEvent.click(panel.getByRole('button', { name: 'Decide' }));
  expect(await panel.findByText('Somebody else has decided.')).toBeVisible();
  expect(bodies).toEqual([{ act: 'ban', reason: 'spam', days: 7, version: 1 }]);
});

it('an appeal is decided', async () => {
  const act = { id: 'a-1', act: 'hide', role: 'moderator', by: null, reason: 'spam', note: null, until: null, at: '2026-03-01T09:00:00Z' };
  const appeal = { text: 'It is my own work.', at: '2026-03-02T09:00:00Z', outcome: null as string | null };
  answerWith({
    ...MODERATOR,
    [`GET ${API}/cases/post.p-1`]: { body: { ...CASE, status: 'appealed', acts: [{ ...act, appeal }] } },
    [`POST ${API}/cases/post.p-1/appeal/decision`]: keeping({ ...CASE, status: 'decided', acts: [{ ...act, appeal: { ...appeal, outcome: 'overturned' } }] }),
  });
  renderAt('/admin/community/cases/post.p-1');
  expect(await screen.findByText('Appeal: It is my own work.')).toBeVisible();
  const panel = within(await screen.findByRole('region', { name: 'Decide on the appeal' }));
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'Decision' }), 'overturned');
  await userEvent.click(panel.getByRole('button', { name: 'Decide on the appeal' }));
  expect(await screen.findByText('The appeal was granted.')).toBeVisible();
  expect(bodies).toEqual([{ decision: 'overturned' }]);
});

it('a moderator acts on what nobody has reported', async () => {
  const unopened = { ...CASE, status: 'decided', version: 0, reportCount: 0, reports: [], flags: [] };
  answerWith({
    ...MODERATOR,
    [`GET ${API}/cases/post.p-1`]: { body: unopened },
    [`POST ${API}/cases/post.p-1/acts`]: keeping({ ...unopened, version: 1 }),
  });
  renderAt('/admin/community/cases/post.p-1');
  expect(await screen.findByRole('link', { name: 'Standing of the author' })).toHaveAttribute('href', '/admin/community/members/u2');
  const panel = within(await screen.findByRole('region', { name: 'Decide' }));
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'What to do' }), 'lock');
  await userEvent.click(panel.getByRole('button', { name: 'Decide' }));
  await waitFor(() => expect(bodies).toEqual([{ act: 'lock', version: 0 }]));
});

it('a member is seen with their standing, and banned', async () => {
  const about = { ...CASE, id: 'member.u2', kind: 'member', contentId: 'u2', status: 'decided', content: null, version: 0, reportCount: 0, reports: [], flags: [] };
  const hidden = { id: 'a-1', act: 'hide', role: 'moderator', by: null, reason: 'hate', note: null, until: null, at: '2026-03-01T09:00:00Z', appeal: null };
  const banned = { ...hidden, id: 'a-2', act: 'ban', until: '2026-03-08T09:00:00Z' };
  let trust: object = { level: 'basic', limits: [{ activity: 'post', limit: 15, used: 2 }], bannedUntil: null };
  answerWith({
    ...MODERATOR,
    [`GET ${API}/cases/member.u2`]: { body: about },
    'GET /api/community/trust/members/u2': () => ({ body: trust }),
    [`GET ${API}/members/u2/cases`]: {
      body: {
        items: [
          { id: 'member.u2', kind: 'member', contentId: 'u2', status: 'decided', acts: [banned] },
          { id: 'comment.c-1', kind: 'comment', contentId: 'c-1', status: 'decided', acts: [hidden] },
        ],
      },
    },
    [`POST ${API}/cases/member.u2/acts`]: async (request) => {
      trust = { ...trust, bannedUntil: '2026-03-08T09:00:00Z' };
      bodies.push(await request.json());
      return { body: { ...about, version: 1, acts: [banned] } };
    },
  });
  renderAt('/admin/community/members/u2');
  expect(await screen.findByRole('heading', { level: 1, name: 'Sofia' })).toBeVisible();
  expect(await screen.findByText('2 of 15')).toBeVisible();
  const written = within(screen.getByRole('region', { name: 'Decided about what they wrote' }));
  expect(await written.findByRole('link', { name: 'Comment' })).toHaveAttribute('href', '/admin/community/cases/comment.c-1');
  expect(written.queryByRole('link', { name: 'Member' })).toBeNull();
  const panel = within(await screen.findByRole('region', { name: 'Decide' }));
  expect(panel.queryByRole('option', { name: 'Hide it' })).toBeNull();
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'What to do' }), 'ban');
  await userEvent.click(panel.getByRole('button', { name: 'Decide' }));
  expect(await screen.findByText(/^until .*2026/)).toBeVisible();
  expect(bodies).toEqual([{ act: 'ban', reason: 'spam', days: 7, version: 0 }]);
});

it('everybody reads the log', async () => {
  const entry = { act: 'remove', reason: 'hate', kind: 'comment', role: 'rule', at: '2026-03-01T09:00:00Z' };
  answerWith({ 'GET /api/session/me': { status: 401, body: {} }, [`GET ${API}/log`]: { body: { items: [entry] } } });
  renderAt('/community/moderation-log');
  const table = within(await screen.findByRole('table', { name: 'Moderation log' }));
  for (const text of ['Removed', 'Hate', 'Comment', 'A rule']) expect(table.getByText(text)).toBeVisible();
});

it('the rules are those of the service', async () => {
  answerWith({
    ...MODERATOR,
    [`GET ${API}/rules`]: { body: { version: 1, hide: { reports: 3, from: 'basic' }, appeals: { days: 30, otherModerator: true } } },
    'GET /api/community/trust/rules': {
      body: { version: 1, levels: [{ level: 'leader', days: 180, posts: 50, comments: 250, likes: 500, cleanDays: 90, held: false, links: 50, limits: { post: 100 } }] },
    },
  });
  renderAt('/admin/community/rules');
  expect(await screen.findByText(/What 3 members have reported is hidden/)).toBeVisible();
  expect(await screen.findByText(/for 30 days/)).toBeVisible();
  expect(await screen.findByText('Posts: 100')).toBeVisible();
});
