import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/consultations';
const GRACE = { id: 'grace', name: 'Grace', topic: 'Agents for shops', timezone: 'Europe/Berlin', slotMinutes: 45 };
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Slots of a day far away, as the service writes them in UTC. */
const slot = (clock: string, day = '2097-03-04') => ({
  start: `${day}T${clock}:00Z`,
  end: `${day}T${clock}:45Z`,
  local: `${day}T${clock}:00Z`,
});
const BOOKING = {
  id: 'b1', consultantId: 'grace', consultant: 'Grace', topic: 'Our shop', start: '2097-03-04T09:00:00Z', end: '2097-03-04T09:45:00Z',
  timezone: 'America/New_York', local: '2097-03-04T04:00:00-05:00', status: 'booked',
};
const refusal = (status: number, code: string, more: object = {}): Answer => ({ status, body: { code, ...more } });
const keep = (sent: unknown[], answer: Answer) => async (request: Request) => {
  sent.push(await request.json());
  return answer;
};
const radios = () => within(screen.getByRole('radiogroup', { name: 'Time' })).getAllByRole('radio');

const choose = async (index: number) => {
  for (const radio of radios().slice(index, index + 1)) await userEvent.click(radio);
};

async function fillIn() {
  fireEvent.change(screen.getByLabelText(/^Your name/), { target: { value: 'Ada' } });
  fireEvent.change(screen.getByLabelText(/^Your e-mail address/), { target: { value: 'ada@example.com' } });
  fireEvent.change(screen.getByLabelText(/^What it is about/), { target: { value: 'Our shop' } });
  await userEvent.click(screen.getByRole('button', { name: 'Book' }));
}

it('a time is chosen and booked in the zone of the visitor, which is named', async () => {
  const sent: unknown[] = [];
  const requests = answerWith({
    [`GET ${API}/consultants`]: { body: { items: [GRACE] } },
    [`GET ${API}/slots`]: { body: { items: [slot('09:00'), slot('10:00'), slot('09:00', '2097-03-05')] } },
    [`POST ${API}`]: keep(sent, { status: 201, body: { ...BOOKING, timezone: ZONE } }),
  });
  renderAt('/support/book-consultation');
  expect(await screen.findByText(`All times are in the time zone ${ZONE.replaceAll('_', ' ')}.`)).toBeVisible();
  expect(requests.find((request) => request.includes('/slots?'))).toContain(`timezone=${encodeURIComponent(ZONE)}`);
  const day = await screen.findByLabelText('Day');
  expect(within(day).getAllByRole('option')).toHaveLength(2);
  expect(radios()).toHaveLength(2);
  await fillIn();
  expect(screen.getByText('Choose a time.')).toBeVisible();
  expect(screen.getByRole('radiogroup', { name: 'Time' })).toHaveFocus();
  expect(sent).toEqual([]);
  await choose(1);
  await userEvent.click(screen.getByRole('button', { name: 'Book' }));
  expect(await screen.findByText('Your consultation is booked')).toBeVisible();
  expect(sent).toEqual([
    { consultantId: 'grace', start: '2097-03-04T10:00:00Z', timezone: ZONE, name: 'Ada', email: 'ada@example.com', topic: 'Our shop' },
  ]);
});

it('where somebody else was faster, the free times are read again', async () => {
  let free = [slot('09:00'), slot('10:00')];
  answerWith({
    [`GET ${API}/consultants`]: { body: { items: [GRACE] } },
    [`GET ${API}/slots`]: () => ({ body: { items: free } }),
    [`POST ${API}`]: () => ((free = [slot('10:00')]), refusal(409, 'slot_taken', { detail: 'Choose another.' })),
  });
  renderAt('/support/book-consultation');
  await screen.findByLabelText('Day');
  await choose(0);
  await fillIn();
  expect(await screen.findByText(/^Somebody else has just booked this time/)).toBeVisible();
  expect(radios()).toHaveLength(1);
  expect(radios()[0]).not.toBeChecked();
  expect(screen.getByLabelText(/^What it is about/)).toHaveValue('Our shop');
});

it('an hour that comes twice is told apart by the name of the zone', async () => {
  answerWith({
    [`GET ${API}/booking`]: { body: BOOKING },
    [`GET ${API}/slots`]: {
      body: {
        items: [
          { start: '2097-11-03T05:30:00Z', local: '2097-11-03T01:30:00-04:00' },
          { start: '2097-11-03T06:30:00Z', local: '2097-11-03T01:30:00-05:00' },
        ],
      },
    },
  });
  renderAt('/support/book-consultation?token=t');
  await userEvent.click(await screen.findByRole('button', { name: 'Choose another time' }));
  await screen.findByLabelText('Day');
  expect(radios()).toHaveLength(2);
  expect(screen.getByLabelText(/1:30.*EDT/)).toBeVisible();
  expect(screen.getByLabelText(/1:30.*EST/)).toBeVisible();
});

it('nobody to book is said', async () => {
  answerWith({ [`GET ${API}/consultants`]: { body: { items: [] } } });
  renderAt('/support/book-consultation');
  expect(await screen.findByText('Nobody can be booked right now')).toBeVisible();
});

it('the link of a mail moves the booking', async () => {
  const sent: unknown[] = [];
  let booking = BOOKING;
  answerWith({
    [`GET ${API}/booking`]: () => ({ body: booking }),
    [`GET ${API}/slots`]: { body: { items: [slot('15:00')] } },
    [`POST ${API}/reschedule`]: async (request) => {
      booking = { ...BOOKING, start: '2097-03-04T15:00:00Z' };
      return keep(sent, { body: booking })(request);
    },
  });
  renderAt('/support/book-consultation?token=signed');
  expect(await screen.findByText(/America\/New York/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Choose another time' }));
  await screen.findByLabelText('Day');
  await choose(0);
  await userEvent.click(screen.getByRole('button', { name: 'Move to this time' }));
  expect(await screen.findByText(/has a new time/)).toBeVisible();
  expect(sent).toEqual([{ token: 'signed', start: '2097-03-04T15:00:00Z' }]);
  expect(screen.getByText(/10:00/)).toBeVisible();
});

it('the link of a mail cancels the booking after a question', async () => {
  let status = 'booked';
  answerWith({
    [`GET ${API}/booking`]: () => ({ body: { ...BOOKING, status } }),
    [`POST ${API}/cancel`]: () => ((status = 'cancelled'), { body: { ...BOOKING, status } }),
  });
  renderAt('/support/book-consultation?token=signed');
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the consultation' }));
  expect(status).toBe('booked');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel the consultation' }));
  expect(await screen.findByText(/^Your consultation is cancelled/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Choose another time' })).toBeNull());
});

it.each([
  [400, 'link_invalid', 'This link does not work'],
  [404, 'not_found', 'This consultation is no longer there'],
])('a link that is refused with %i %s says so', async (status, code, title) => {
  answerWith({ [`GET ${API}/booking`]: refusal(status, code) });
  renderAt('/support/book-consultation?token=wrong');
  expect(await screen.findByText(title)).toBeVisible();
});

it('what has begun cannot be changed', async () => {
  answerWith({ [`GET ${API}/booking`]: { body: { ...BOOKING, start: '2026-01-01T09:00:00Z' } } });
  renderAt('/support/book-consultation?token=t');
  expect(await screen.findByText(/has begun already/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Cancel the consultation' })).toBeNull();
});

const TEAM = { 'GET /api/session/me': { body: { id: 's', roles: ['user', 'support'] } } };
const ADMIN = { 'GET /api/session/me': { body: { id: 'a', roles: ['user', 'admin'] } } };
const LISTED = { ...BOOKING, name: 'Ada', email: 'ada@example.com', notes: '<b>bold</b>', note: 'Calls back' };

it('the team sees a day, notes and cancels', async () => {
  signIn();
  const sent: unknown[] = [];
  const requests = answerWith({
    ...TEAM,
    [`GET ${API}/consultants`]: { body: { items: [GRACE] } },
    [`GET ${API}`]: { body: { items: [LISTED] } },
    [`PUT ${API}/b1/note`]: keep(sent, { body: LISTED }),
    [`POST ${API}/b1/cancel`]: { body: LISTED },
  });
  renderAt('/admin/support/consultations');
  const table = await screen.findByRole('table', { name: 'Consultations of the day' });
  expect(within(table).getByText('<b>bold</b>')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Consultants' })).toBeNull();
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '2097-03-04' } });
  fireEvent.change(screen.getByLabelText('With whom'), { target: { value: 'grace' } });
  await waitFor(() => expect(requests.some((request) => /day=2097-03-04.*consultantId=grace/.test(request))).toBe(true));
  await userEvent.click(await screen.findByRole('button', { name: 'Note about Ada' }));
  const note = await screen.findByLabelText('Note');
  expect(note).toHaveValue('Calls back');
  fireEvent.change(note, { target: { value: 'Done' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual([{ note: 'Done' }]));
  await waitFor(() => expect(screen.queryByLabelText('Note')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the consultation of Ada' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel the consultation' }));
  await waitFor(() => expect(requests).toContain(`POST ${API}/b1/cancel`));
});

const SCHEDULE = {
  ...GRACE, email: 'grace@example.com', bufferMinutes: 15, active: true,
  weekly: [{ day: 1, hours: { from: '09:00', to: '12:00' } }],
  specialDays: [{ date: '2097-12-24', closed: true, hours: [{ from: '20:00', to: '24:00' }] }],
};

it('a consultant who is saved as before stays as before', async () => {
  signIn();
  const sent: unknown[] = [];
  answerWith({
    ...ADMIN,
    [`GET ${API}/schedules`]: { body: { items: [SCHEDULE] } },
    [`PUT ${API}/consultants/grace`]: keep(sent, { body: SCHEDULE }),
  });
  renderAt('/admin/support/consultants');
  await userEvent.click(await screen.findByRole('button', { name: 'Change Grace' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect([{ id: 'grace', ...(sent[0] as object) }]).toEqual([SCHEDULE]));
});

it('a problem of hours is shown at them', async () => {
  signIn();
  const sent: unknown[] = [];
  const problem = { errors: [{ field: 'weekly[0].hours', code: 'wrong_order', detail: 'must end after it begins' }] };
  answerWith({
    ...ADMIN,
    [`GET ${API}/schedules`]: { body: { items: [] } },
    [`POST ${API}/consultants`]: keep(sent, refusal(400, 'invalid_request', problem)),
  });
  renderAt('/admin/support/consultants');
  await userEvent.click(await screen.findByRole('button', { name: 'Add a consultant' }));
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Grace' } });
  await userEvent.click(screen.getByRole('button', { name: 'Add hours' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Must end after it begins')).toBeVisible();
  expect(sent).toMatchObject([{ name: 'Grace', weekly: [{ day: 1, hours: { from: '09:00', to: '12:00' } }] }]);
});
