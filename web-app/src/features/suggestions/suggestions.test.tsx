import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/community/suggestions';

const SUGGESTION = {
  id: 's-1',
  author: { id: 'u2', name: 'Sofia' },
  title: 'Answers by mail',
  description: 'I read mails.',
  html: '<p>I read mails.</p>',
  category: 'agents',
  status: 'planned',
  note: 'In the next release.',
  statusAt: '2026-03-01T08:00:00Z',
  visibility: 'visible',
  mergedInto: null,
  voteCount: 41,
  voted: false,
  createdAt: '2026-02-01T08:00:00Z',
};
const member = (...roles: string[]) => ({ 'GET /api/session/me': { body: { id: 'u1', roles: ['user', ...roles] } } });

const bodies: unknown[] = [];
const keeping = (body: unknown, status = 200) => async (request: Request) => {
  bodies.push(await request.json());
  return { status, body };
};

beforeEach(() => {
  signIn();
  bodies.length = 0;
});

it('a vote is given and taken back', async () => {
  let voted = false;
  const vote = (on: boolean) => () => {
    voted = on;
    return { body: { voted, voteCount: 41 } };
  };
  answerWith({
    ...member(),
    [`GET ${API}`]: () => ({ body: { items: [{ ...SUGGESTION, voted, voteCount: voted ? 42 : 41 }] } }),
    [`POST ${API}/s-1/vote`]: vote(true),
    [`DELETE ${API}/s-1/vote`]: vote(false),
  });
  renderAt('/community/suggestions');
  await userEvent.click(await screen.findByRole('button', { name: 'Vote for “Answers by mail”: 41' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Vote for “Answers by mail”: 42' }));
  expect(await screen.findByRole('button', { name: 'Vote for “Answers by mail”: 41' })).toHaveAttribute('aria-pressed', 'false');
});

it('what is similar is shown before something is suggested', async () => {
  answerWith({
    ...member(),
    [`GET ${API}`]: { body: { items: [] } },
    [`GET ${API}/similar`]: { body: { items: [SUGGESTION] } },
    [`POST ${API}`]: keeping({ ...SUGGESTION, id: 's-2', visibility: 'held' }, 201),
    [`GET ${API}/s-2`]: { body: { ...SUGGESTION, id: 's-2' } },
  });
  renderAt('/community/suggestions');
  await userEvent.click(await screen.findByRole('button', { name: 'Suggest something' }));
  fireEvent.change(await screen.findByRole('textbox', { name: /^Title/ }), { target: { value: 'Mail me answers' } });
  expect(await screen.findByRole('link', { name: 'Answers by mail' })).toBeVisible();
  fireEvent.change(screen.getByRole('textbox', { name: /^Description/ }), { target: { value: 'By mail.' } });
  await userEvent.click(screen.getByRole('button', { name: 'Suggest it' }));
  expect(await screen.findByText('It is shown once a moderator has looked at it.')).toBeVisible();
  expect(bodies).toMatchObject([{ title: 'Mail me answers', description: 'By mail.', category: 'agents' }]);
});

it('the roadmap has a column for what is planned, started and done', async () => {
  answerWith({ ...member(), 'GET /api/community/roadmap': { body: { planned: [SUGGESTION], started: [], done: [] } } });
  renderAt('/community/roadmap');
  const planned = within(await screen.findByRole('region', { name: 'Planned' }));
  expect(planned.getByRole('link', { name: 'Answers by mail' })).toHaveAttribute('href', '/community/suggestions/s-1');
  expect(within(screen.getByRole('region', { name: 'Done' })).getByText('Nothing yet.')).toBeVisible();
});

it('an author edits what is open, as it was read', async () => {
  const own = { ...SUGGESTION, author: { id: 'u1', name: 'Ada' }, status: 'open', note: null, version: 3, editedAt: null as string | null };
  let now = own;
  answerWith({
    ...member(),
    [`GET ${API}/s-1`]: () => ({ body: now }),
    [`PUT ${API}/s-1`]: async (request) => {
      bodies.push(await request.json());
      now = { ...own, title: 'Answers by post', version: 4, editedAt: '2026-03-05T08:00:00Z' };
      return { body: now };
    },
  });
  renderAt('/community/suggestions/s-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  fireEvent.change(await screen.findByRole('textbox', { name: /^Title/ }), { target: { value: 'Answers by post' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Answers by post' })).toBeVisible();
  expect(bodies).toEqual([{ title: 'Answers by post', description: 'I read mails.', version: 3 }]);
  expect(screen.getByText(/edited .*2026/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Edit' })).toBeVisible();
});

it('what is decided, or of somebody else, is not edited', async () => {
  const own = { id: 'u1', name: 'Ada' };
  answerWith({
    ...member(),
    [`GET ${API}/s-1`]: { body: { ...SUGGESTION, status: 'open' } },
    [`GET ${API}/s-2`]: { body: { ...SUGGESTION, id: 's-2', author: own } },
  });
  const { unmount } = renderAt('/community/suggestions/s-1');
  expect(await screen.findByText('I read mails.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  unmount();
  renderAt('/community/suggestions/s-2');
  expect(await screen.findByText('I read mails.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
});

it('members do not see what moderators do', async () => {
  answerWith({ ...member(), [`GET ${API}/s-1`]: { body: SUGGESTION } });
  renderAt('/community/suggestions/s-1');
  expect(await screen.findByText('In the next release.')).toBeVisible();
  expect(screen.queryByRole('region', { name: 'For moderators' })).toBeNull();
});

it('a moderator sets a status, and merges after a question', async () => {
  answerWith({
    ...member('moderator'),
    [`GET ${API}/s-1`]: { body: SUGGESTION },
    [`PUT ${API}/s-1/status`]: keeping({ ...SUGGESTION, status: 'done' }),
    [`POST ${API}/s-1/merge`]: keeping({ ...SUGGESTION, mergedInto: 's-7' }),
    [`GET ${API}/s-7`]: { body: { ...SUGGESTION, id: 's-7', title: 'The other one' } },
  });
  renderAt('/community/suggestions/s-1');
  const panel = within(await screen.findByRole('region', { name: 'For moderators' }));
  await userEvent.selectOptions(panel.getByRole('combobox', { name: 'Status' }), 'done');
  await userEvent.click(panel.getByRole('button', { name: 'Set the status' }));
  await waitFor(() => expect(bodies).toEqual([{ status: 'done', note: 'In the next release.' }]));
  fireEvent.change(panel.getByRole('textbox', { name: /^Id of the other/ }), { target: { value: 's-7' } });
  await userEvent.click(panel.getByRole('button', { name: 'Merge into another one' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Merge' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'The other one' })).toBeVisible();
  expect(bodies[1]).toEqual({ into: 's-7' });
});
