import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/support/tickets';
const TEAM = '/api/support/team/tickets';

const TICKET = {
  ticketId: 'T1',
  subject: 'The export is empty',
  description: 'I get <b>no</b> rows.',
  attachments: [],
  category: 'technical',
  priority: 'high',
  status: 'open',
  messages: [] as object[],
  createdAt: '2026-03-01T08:00:00Z',
  updatedAt: '2026-03-01T08:00:00Z',
  resolvedAt: null,
  rating: null as object | null,
  mergedInto: null as string | null,
};
const ANSWER = { id: 'm1', sender: 'support', message: 'Which browser?', timestamp: '2026-03-01T09:00:00Z', attachments: [], refused: [] };

const USER = { 'GET /api/session/me': { body: { id: 'u1', roles: ['user'] } } };
const withTicket = (ticket: object) => ({ ...USER, [`GET ${API}/T1`]: { body: { ...TICKET, ...ticket } } });

const TEAM_TICKET = {
  ticket: { ...TICKET, messages: [ANSWER] },
  user: { userId: 'u1', name: 'Ada', email: 'ada@example.com' },
  assignedTo: null as string | null,
  tags: ['export'],
  sla: { firstResponseDueAt: null, resolutionDueAt: null, paused: false, breached: true, marks: [] },
  version: 3,
  authors: { m1: 'grace' },
  notes: [{ id: 'n1', ticketId: 'T1', authorId: 'grace', note: 'Seen before.', createdAt: '2026-03-01T08:30:00Z' }],
  history: [{ version: 1, by: { role: 'user', userId: 'u1' }, action: 'opened', from: null, to: null, at: '2026-03-01T08:00:00Z' }],
  merged: [],
  viewers: [] as string[],
};
const MEMBER = {
  'GET /api/session/me': { body: { id: 'me', roles: ['user', 'support'] } },
  'GET /api/support/team/chats/presence': { body: { items: [{ id: 'grace', name: 'Grace' }] } },
  'GET /api/support/team/canned-replies': { body: { items: [{ id: 'c1', title: 'Browser', text: 'Which browser do you use?' }] } },
  'GET /api/support/team/views': { body: { items: [] as object[] } },
  [`PUT ${TEAM}/T1/viewing`]: { status: 204 },
};
const withTeamTicket = (ticket: object) => ({ ...MEMBER, [`GET ${TEAM}/T1`]: { body: { ...TEAM_TICKET, ...ticket } } });

const COLLISION = {
  status: 409,
  body: {
    code: 'changed_meanwhile',
    detail: 'Someone has changed the ticket meanwhile.',
    version: 4,
    latest: { version: 4, by: { role: 'support', userId: 'grace' }, action: 'assigned', from: null, to: 'grace', at: '2026-03-01T10:00:00Z' },
  },
};

const bodies: unknown[] = [];
/** An answer that keeps what was sent. */
const keeping = (body: unknown, status = 200) => async (request: Request) => {
  bodies.push(await request.json());
  return { status, body };
};
const text = (name: string) => screen.findByRole('textbox', { name: new RegExp(`^${name}`) });
const write = async (name: string, value: string) => fireEvent.change(await text(name), { target: { value } });
const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const panel = async (name: string) => within(await screen.findByRole('region', { name }));

beforeEach(() => {
  signIn();
  bodies.length = 0;
});

it('a ticket goes with its uploaded files, and its page is shown', async () => {
  answerWith({
    ...withTicket({}),
    'POST /api/support/files': { status: 201, body: { id: 'f1', name: 'log.txt', type: 'text/plain', size: 3, picture: false } },
    [`POST ${API}`]: keeping(TICKET, 201),
  });
  renderAt('/support/create-ticket');
  await write('Subject', 'The export is empty');
  await write('What is it about', 'No rows.');
  const zone = screen.getByRole('group', { name: 'Attachments' });
  fireEvent.drop(zone, { dataTransfer: { files: [new File(['log'], 'log.txt'), new File(['x'], 'more.txt')] } });
  await userEvent.click(await within(zone).findByRole('button', { name: 'Remove more.txt' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toBeEnabled());
  await click('Send');
  expect(await screen.findByRole('heading', { level: 1, name: 'The export is empty' })).toBeVisible();
  expect(bodies).toEqual([
    { subject: 'The export is empty', description: 'No rows.', category: 'technical', priority: 'medium', attachments: ['f1'] },
  ]);
});

it('what is wrong stands at its field, and a refused file is named', async () => {
  answerWith({
    ...USER,
    'POST /api/support/files': { status: 415, body: { code: 'unsupported_file', detail: 'A program.' } },
    [`POST ${API}`]: {
      status: 400,
      body: { code: 'invalid_request', errors: [{ field: 'subject', code: 'not_blank', detail: 'must not be blank' }] },
    },
  });
  renderAt('/support/create-ticket');
  const zone = await screen.findByRole('group', { name: 'Attachments' });
  const large = new File(['x'], 'large.zip');
  Object.defineProperty(large, 'size', { value: 11 * 1_024 * 1_024 });
  fireEvent.drop(zone, { dataTransfer: { files: [new File(['MZ'], 'run.exe'), large] } });
  expect(await within(zone).findByText('large.zip is larger than 10 MB.')).toBeVisible();
  expect(await within(zone).findByText('run.exe was not accepted: files of this type are not allowed.')).toBeVisible();
  expect(within(zone).queryByRole('listitem')).toBeNull();
  await click('Send');
  await waitFor(async () => expect(await text('Subject')).toHaveAccessibleDescription(/Must not be blank/));
});

it('articles about the subject are offered, in a new tab', async () => {
  answerWith({
    ...USER,
    'GET /api/support/articles/search': { body: { items: [{ article: { id: 'export', title: 'Export your data' }, excerpt: 'Open …' }] } },
  });
  renderAt('/support/create-ticket');
  await write('Subject', 'The export is empty');
  const link = await screen.findByRole('link', { name: 'Export your data (opens in a new tab)' });
  expect(link).toHaveAttribute('href', '/support/help-center/export');
  expect(link).toHaveAttribute('target', '_blank');
});

it('my tickets lead to their pages', async () => {
  answerWith({ ...USER, [`GET ${API}`]: { body: { items: [TICKET] } } });
  renderAt('/support/tickets');
  expect(await screen.findByRole('link', { name: 'The export is empty' })).toHaveAttribute('href', '/support/tickets/T1');
});

it('a conversation is text, and a reply is added to it', async () => {
  answerWith({
    ...withTicket({ messages: [ANSWER] }),
    [`POST ${API}/T1/replies`]: keeping({
      ...TICKET,
      messages: [ANSWER, { ...ANSWER, id: 'm2', sender: 'user', message: 'In Firefox.' }],
    }),
  });
  renderAt('/support/tickets/T1');
  const list = await screen.findByRole('list', { name: 'Conversation' });
  expect(within(list).getByText('I get <b>no</b> rows.')).toBeVisible();
  expect(within(list).getByText('Which browser?')).toBeVisible();
  await write('Message', 'In Firefox.');
  await click('Send');
  expect(await within(list).findByText('In Firefox.')).toBeVisible();
  expect(bodies).toMatchObject([{ message: 'In Firefox.', attachments: [] }]);
  expect(await text('Message')).toHaveValue('');
});

it('pictures are shown, and every file is downloaded by the client', async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  Object.assign(URL, { createObjectURL: () => 'blob:made', revokeObjectURL: () => undefined });
  const attachments = [
    { id: 'f1', name: 'shot.png', type: 'image/png', size: 51_200, picture: true },
    { id: 'f2', name: 'log.txt', type: 'text/plain', size: 1_200, picture: false },
  ];
  const requests = answerWith({
    ...withTicket({ attachments }),
    [`GET ${API}/T1/attachments/f1`]: { body: 'picture' },
    [`GET ${API}/T1/attachments/f2`]: { body: 'log' },
  });
  renderAt('/support/tickets/T1');
  expect(await screen.findByRole('img', { name: 'shot.png' })).toHaveAttribute('src', 'blob:made');
  await userEvent.click(screen.getByRole('button', { name: 'Download log.txt (1 kB)' }));
  await waitFor(() => expect(click).toHaveBeenCalledOnce());
  expect(requests).toContain(`GET ${API}/T1/attachments/f2`);
  click.mockRestore();
});

it('a ticket is closed after a question', async () => {
  answerWith({ ...withTicket({}), [`POST ${API}/T1/close`]: { body: { ...TICKET, status: 'closed' } } });
  renderAt('/support/tickets/T1');
  await click('Close the ticket');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close the ticket' }));
  expect(await screen.findByText('Your answer opens the ticket again.')).toBeVisible();
});

it('what is resolved is rated once', async () => {
  answerWith({
    ...withTicket({ status: 'resolved' }),
    [`POST ${API}/T1/rating`]: keeping({ ...TICKET, status: 'resolved', rating: { rating: 4, comment: null } }),
  });
  renderAt('/support/tickets/T1');
  await click('Send the rating');
  expect(await screen.findByText('Choose a rating')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: '4: good' }));
  await click('Send the rating');
  expect(await (await panel('Your rating')).findByText('4: good')).toBeVisible();
  expect(bodies).toEqual([{ rating: 4 }]);
});

it.each([
  ['/support/tickets/T2', USER],
  ['/admin/support/tickets/T2', MEMBER],
])('%s says that there is no such ticket', async (address, answers) => {
  answerWith(answers);
  renderAt(address);
  expect(await screen.findByRole('heading', { name: 'This ticket does not exist' })).toBeVisible();
});

it('the queue is filtered, and the filter saved as a view', async () => {
  const filter = { status: 'open', priority: null, unassigned: null };
  let views: object[] = [];
  const requests = answerWith({
    ...MEMBER,
    [`GET ${TEAM}`]: {
      body: {
        items: [{ ...TICKET, user: TEAM_TICKET.user, assignedTo: 'grace', tags: ['export'], sla: TEAM_TICKET.sla, version: 3 }],
      },
    },
    'GET /api/support/team/views': () => ({ body: { items: views } }),
    'POST /api/support/team/views': async (request) => {
      bodies.push(await request.json());
      views = [{ id: 'v1', name: 'Open ones', filter }];
      return { status: 201, body: views[0] };
    },
  });
  renderAt('/admin/support');
  const row = await screen.findByRole('row', { name: /The export is empty/ });
  expect(within(row).getByText('Target missed')).toBeVisible();
  expect(await within(row).findByText('Grace')).toBeVisible();
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Status' }), 'Open');
  await waitFor(() => expect(requests).toContain(`GET ${TEAM}?status=open`));
  await click('Save as a view');
  await write('Name of the view', 'Open ones');
  await click('Save');
  expect(await screen.findByRole('combobox', { name: 'Saved view' })).toHaveDisplayValue('Open ones');
  expect(bodies).toEqual([{ name: 'Open ones', filter: { status: 'open' } }]);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Assigned to' }), 'Nobody');
  await waitFor(() => expect(requests).toContain(`GET ${TEAM}?status=open&unassigned=true`));
});

it('notes stand apart from messages, in the order in which they came', async () => {
  answerWith(withTeamTicket({}));
  renderAt('/admin/support/tickets/T1');
  const list = await screen.findByRole('list', { name: 'Conversation' });
  await within(list).findByText('Internal note of Grace');
  const entries = within(list).getAllByRole('listitem');
  expect(entries.map((entry) => entry.dataset.kind)).toEqual(['other', 'note', 'own']);
  expect(entries.map((entry) => entry.textContent)).toEqual([
    expect.stringContaining('Ada'),
    expect.stringContaining('Seen before.'),
    expect.stringContaining('Grace'),
  ]);
});

it('who was slower sees who was faster, and the ticket as it is', async () => {
  let ticket: object = TEAM_TICKET;
  answerWith({
    ...MEMBER,
    [`GET ${TEAM}/T1`]: () => ({ body: ticket }),
    [`PUT ${TEAM}/T1/assignee`]: async (request) => {
      bodies.push(await request.json());
      ticket = { ...TEAM_TICKET, assignedTo: 'grace', version: 4 };
      return COLLISION;
    },
  });
  renderAt('/admin/support/tickets/T1');
  await click('Assign to me');
  const alert = await screen.findByRole('alert', { name: 'Nothing was changed: someone was faster' });
  expect(within(alert).getByText(/^Grace, .*: changed the assignment: Nobody → Grace\.$/)).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Unassign' })).toBeVisible();
  expect(bodies).toEqual([{ version: 3, assignedTo: 'me' }]);
});

it('a reply that collides keeps its text, and goes with the new version then', async () => {
  let version = 3;
  answerWith({
    ...MEMBER,
    [`GET ${TEAM}/T1`]: () => ({ body: { ...TEAM_TICKET, version } }),
    [`POST ${TEAM}/T1/replies`]: async (request) => {
      bodies.push(await request.json());
      if (version === 4) return { status: 201, body: TEAM_TICKET };
      version = 4;
      return COLLISION;
    },
  });
  renderAt('/admin/support/tickets/T1');
  const reply = await panel('Reply to the user');
  await userEvent.selectOptions(await reply.findByRole('combobox', { name: 'Canned replies' }), 'Browser');
  await userEvent.click(reply.getByRole('button', { name: 'Insert' }));
  const field = reply.getByRole('textbox', { name: 'Message' });
  expect(field).toHaveValue('Which browser do you use?');
  await userEvent.click(reply.getByRole('button', { name: 'Send' }));
  expect(await reply.findByText(/^It was not sent/)).toBeVisible();
  expect(field).toHaveValue('Which browser do you use?');
  await userEvent.click(reply.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(field).toHaveValue(''));
  expect(bodies).toMatchObject([{ version: 3 }, { version: 4 }]);
  expect(screen.queryByText('Nothing was changed: someone was faster')).toBeNull();
});

it('notes, tags and status are written with what was seen, and viewers are named', async () => {
  answerWith({
    ...withTeamTicket({ viewers: ['grace'] }),
    [`POST ${TEAM}/T1/notes`]: keeping({}, 201),
    [`PATCH ${TEAM}/T1`]: keeping(TEAM_TICKET),
  });
  renderAt('/admin/support/tickets/T1');
  expect(await screen.findByText('Also looking at this ticket now: Grace')).toBeVisible();
  await write('Internal note', 'Same cause.');
  await click('Add the note');
  await waitFor(() => expect(bodies).toHaveLength(1));
  await write('New tag', 'Urgent ');
  await click('Add');
  await waitFor(() => expect(bodies).toHaveLength(2));
  const status = await screen.findByRole('combobox', { name: 'Status' });
  await waitFor(() => expect(status).toBeEnabled());
  await userEvent.selectOptions(status, 'Resolved');
  await waitFor(() =>
    expect(bodies).toEqual([
      { note: 'Same cause.' },
      { version: 3, tags: ['export', 'urgent'] },
      { version: 3, status: 'resolved' },
    ]),
  );
});

it('a ticket is merged into another one after a question, which is shown then', async () => {
  answerWith({
    ...withTeamTicket({}),
    [`GET ${TEAM}/T9`]: { body: { ...TEAM_TICKET, ticket: { ...TICKET, ticketId: 'T9', subject: 'No rows' } } },
    [`POST ${TEAM}/T1/merge`]: keeping(TEAM_TICKET),
  });
  renderAt('/admin/support/tickets/T1');
  await write('Number of the other ticket', ' t9 ');
  await click('Merge');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Merge' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'No rows' })).toBeVisible();
  expect(bodies).toEqual([{ into: 'T9', version: 3 }]);
});

it('the history says who did what', async () => {
  answerWith(withTeamTicket({ history: [...TEAM_TICKET.history, COLLISION.body.latest] }));
  renderAt('/admin/support/tickets/T1');
  await click('Show the history');
  const table = await screen.findByRole('table', { name: 'History' });
  expect(await within(table).findByText('changed the assignment: Nobody → Grace')).toBeVisible();
  expect(within(table).getAllByRole('row')[1]).toHaveTextContent('Grace');
});

it('canned replies are changed and deleted', async () => {
  const requests = answerWith({
    ...MEMBER,
    'PUT /api/support/team/canned-replies/c1': keeping({}),
    'DELETE /api/support/team/canned-replies/c1': { status: 204 },
  });
  renderAt('/admin/support/canned-replies');
  await click('Edit “Browser”');
  await write('Text', 'Which one?');
  await click('Save');
  await waitFor(() => expect(bodies).toEqual([{ title: 'Browser', text: 'Which one?' }]));
  await click('Delete “Browser”');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(requests).toContain('DELETE /api/support/team/canned-replies/c1'));
});
