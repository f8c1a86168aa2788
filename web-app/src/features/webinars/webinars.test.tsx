import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/webinars';
const AGENTS = {
  id: 'w1', title: 'Agents for beginners', description: '<i>Bring questions</i>', start: '2097-03-04T15:00:00Z', end: '2097-03-04T16:00:00Z',
  timezone: 'Europe/Berlin', capacity: 10, full: false, status: 'scheduled',
};
const REGISTRATION = { webinarId: 'w1', title: AGENTS.title, start: AGENTS.start, end: AGENTS.end, timezone: 'Europe/Berlin', status: 'registered' };
const keep = (sent: unknown[], answer: Answer) => async (request: Request) => {
  sent.push(await request.json());
  return answer;
};

async function fillIn(button: string) {
  fireEvent.change(await screen.findByLabelText(/^Your name/), { target: { value: 'Ada' } });
  fireEvent.change(screen.getByLabelText(/^Your e-mail address/), { target: { value: 'ada@example.com' } });
  await userEvent.click(screen.getByRole('button', { name: button }));
}

it('who registers gets a seat', async () => {
  const sent: unknown[] = [];
  answerWith({
    [`GET ${API}`]: { body: { items: [AGENTS] } },
    [`POST ${API}/register`]: keep(sent, { body: REGISTRATION }),
  });
  renderAt('/webinars/register-now');
  expect(await screen.findByText('Seats are free, of 10')).toBeVisible();
  expect(screen.getByText('<i>Bring questions</i>')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Register for “Agents for beginners”' }));
  await fillIn('Register now');
  expect(await screen.findByText('You have a seat')).toBeVisible();
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(sent).toEqual([{ webinarId: 'w1', name: 'Ada', email: 'ada@example.com', timezone }]);
});

it('who comes to a full one is told the place on the waiting list', async () => {
  answerWith({
    [`GET ${API}`]: { body: { items: [{ ...AGENTS, full: true }] } },
    [`POST ${API}/register`]: { body: { ...REGISTRATION, status: 'waiting', place: 3 } },
  });
  renderAt('/webinars/register-now');
  expect(await screen.findByText('Full: there is a waiting list')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Join the waiting list of “Agents for beginners”' }));
  await fillIn('Join the waiting list');
  expect(await screen.findByText('You are number 3 on the waiting list')).toBeVisible();
});

it('a problem of a field is shown at it, and a webinar that is over is said', async () => {
  const answers: Answer[] = [
    { status: 400, body: { code: 'invalid_request', errors: [{ field: 'email', code: 'no_email', detail: 'must be an address' }] } },
    { status: 409, body: { code: 'webinar_closed', detail: 'Closed.' } },
  ];
  answerWith({ [`GET ${API}`]: { body: { items: [AGENTS] } }, [`POST ${API}/register`]: () => answers.shift() ?? {} });
  renderAt('/webinars/register-now');
  await userEvent.click(await screen.findByRole('button', { name: /^Register for/ }));
  await fillIn('Register now');
  expect(await screen.findByText('Must be an address')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Register now' }));
  expect(await screen.findByText('This webinar is cancelled or has begun already.')).toBeVisible();
});

it('the link of a mail gives the seat up after a question', async () => {
  const sent: unknown[] = [];
  let registration = REGISTRATION;
  answerWith({
    [`GET ${API}/registration`]: () => ({ body: registration }),
    [`POST ${API}/unregister`]: async (request) => {
      registration = { ...REGISTRATION, status: 'left' };
      return keep(sent, { body: registration })(request);
    },
  });
  renderAt('/webinars/register-now?token=signed');
  await userEvent.click(await screen.findByRole('button', { name: 'Give up my seat' }));
  expect(sent).toEqual([]);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give up my seat' }));
  expect(await screen.findByText('You are no longer registered.')).toBeVisible();
  expect(sent).toEqual([{ token: 'signed' }]);
});

it.each([
  [400, 'link_invalid', 'This link does not work'],
  [404, 'not_found', 'This registration is no longer there'],
])('a link that is refused with %i %s says so', async (status, code, title) => {
  answerWith({ [`GET ${API}/registration`]: { status, body: { code } }, [`GET ${API}`]: { body: { items: [] } } });
  renderAt('/webinars/register-now?token=wrong');
  expect(await screen.findByText(title)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'All webinars' }));
  expect(await screen.findByText('No webinars right now')).toBeVisible();
});

const ADMIN = { 'GET /api/session/me': { body: { id: 'a', roles: ['user', 'admin'] } } };
const WEBINAR = { ...AGENTS, link: 'https://meet.example.com/agents' };

it('a webinar that is saved as it was stays as it was', async () => {
  signIn();
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    [`GET ${API}/all`]: { body: { items: [WEBINAR] } },
    [`PUT ${API}/w1`]: keep(sent, { body: WEBINAR }),
  });
  renderAt('/admin/support/webinars');
  await userEvent.click(await screen.findByRole('button', { name: 'Change “Agents for beginners”' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  const { title, description, timezone, capacity, link } = WEBINAR;
  await waitFor(() =>
    expect(sent).toEqual([{ title, description, start: '2097-03-04T15:00:00.000Z', minutes: 60, timezone, capacity, link }]),
  );
});

it('a webinar is cancelled after a question', async () => {
  signIn();
  let status = 'scheduled';
  answerWith({
    ...ADMIN,
    [`GET ${API}/all`]: () => ({ body: { items: [{ ...WEBINAR, status }] } }),
    [`POST ${API}/w1/cancel`]: () => ((status = 'cancelled'), { body: {} }),
  });
  renderAt('/admin/support/webinars');
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel “Agents for beginners”' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel the webinar' }));
  expect(await screen.findByText('Cancelled')).toBeVisible();
});

it('registrations are listed page after page, and downloaded as CSV', async () => {
  signIn();
  const createObjectURL = vi.fn(() => 'blob:csv');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: vi.fn() }));
  const accepted: (string | null)[] = [];
  const person = (number: number, name: string) => ({ number, name, email: `${name}@example.com`, status: 'registered' });
  answerWith({
    ...ADMIN,
    [`GET ${API}/w1`]: { body: AGENTS },
    [`GET ${API}/w1/registrations`]: (request) => {
      accepted.push(request.headers.get('Accept'));
      const isSecond = new URL(request.url).searchParams.get('after') === '1';
      return { body: isSecond ? { items: [person(2, 'bob')] } : { items: [person(1, 'ada')], next: `${API}/w1/registrations?after=1` } };
    },
  });
  renderAt('/admin/support/webinars/w1');
  expect(await screen.findByRole('heading', { name: 'Registrations for “Agents for beginners”' })).toBeVisible();
  expect(await screen.findByText('ada@example.com')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('bob@example.com')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Download as CSV' }));
  await waitFor(() => expect(createObjectURL).toHaveBeenCalled());
  expect(accepted.at(-1)).toBe('text/csv');
});
