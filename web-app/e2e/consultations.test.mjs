// A consultation that is booked and moved across a change of the clocks, read back from the calendar
// files and from MongoDB.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, launch, newReader, open, violations } from './browser.mjs';
import { moveClocks } from './clocks.mjs';
import { calendarOf, linkOf } from './mailbox.mjs';

/** Where the consultant works, at four in the afternoon; and where the visitor is. */
const OFFICE = 'Europe/Vienna';
const HOUR = 16;
const HOME = 'America/New_York';
const DAY_MS = 86_400_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7];

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await moveClocks(['support'], 'PT0S');
  await chromium?.browser.close();
  await records.close();
});

const parts = (zone, instant) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
const hourIn = (zone, instant) => Number(parts(zone, instant).hour);

/** When it is the office's hour on the UTC day of this instant. */
function appointmentOn(day) {
  const midnight = day - (day % DAY_MS);
  return Array.from({ length: 24 }, (_, hour) => midnight + hour * 3_600_000).find((at) => hourIn(OFFICE, at) === HOUR);
}

/** The last appointment before the office's clocks change next, and the first after it. */
function aroundTheNextChange() {
  for (let day = Date.now() + 2 * DAY_MS; ; day += DAY_MS) {
    const [before, after] = [appointmentOn(day), appointmentOn(day + DAY_MS)];
    if (after - before !== DAY_MS) return [before, after];
  }
}

async function newConsultant(name) {
  const admin = await newReader(chromium, { account: ADMIN });
  const answer = await admin.context.request.post('/api/consultations/consultants', {
    data: {
      name,
      topic: 'Agents for your business',
      email: null,
      timezone: OFFICE,
      weekly: WEEK.map((day) => ({ day, hours: { from: `${HOUR}:00`, to: `${HOUR + 1}:00` } })),
      specialDays: [],
      slotMinutes: 45,
      bufferMinutes: 15,
      active: true,
    },
  });
  assert.equal(answer.status(), 201);
  await admin.context.close();
}

/** So that a time can be booked: at most 90 days before. */
async function moveToDaysBefore(page, appointment) {
  const now = appointment - 20 * DAY_MS;
  await moveClocks(['support'], `PT${Math.round((now - Date.now()) / 1000)}S`);
  await page.clock.setFixedTime(now);
}

/** Chooses the only time of a day. */
async function choose(page, start) {
  const day = page.getByLabel('Day', { exact: true });
  const wanted = new Intl.DateTimeFormat('en', { timeZone: HOME, day: 'numeric', month: 'long' }).format(start);
  const option = day.locator('option', { hasText: new RegExp(`${wanted}\\b`) });
  for (await day.waitFor(); (await option.count()) === 0; await day.waitFor()) {
    const shown = await day.locator('option').first().textContent();
    await page.getByRole('button', { name: 'Later days' }).click();
    await day.locator('option', { hasText: shown }).waitFor({ state: 'detached' });
  }
  await day.selectOption(await option.getAttribute('value'));
  const times = page.getByRole('radiogroup', { name: 'Time', exact: true });
  const { hour, minute } = parts(HOME, start);
  await times.getByText(new RegExp(`^0?${hour % 12 || 12}:${minute}`)).click();
}

/** When an appointment of a calendar file begins, and its sequence. */
function readCalendar(file) {
  const [, start] = /^DTSTART:(\d{8}T\d{6}Z)\r?$/m.exec(file);
  const instant = start.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z');
  return { start: Date.parse(instant), sequence: Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1] ?? 0) };
}

test('a booking keeps the hour of the office when the clocks change', { timeout: 300_000 }, async () => {
  const [lastBefore, firstAfter] = aroundTheNextChange();
  const name = `Grace ${randomUUID().slice(0, 8)}`;
  const email = `visitor-${randomUUID()}@example.com`;
  await newConsultant(name);
  const { page, troubles } = await newReader(chromium, { timezone: HOME });
  await moveToDaysBefore(page, lastBefore);
  await open(page, '/support/book-consultation');
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await choose(page, lastBefore);
  await page.getByLabel('Your name').fill('Ada Example');
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByLabel('What it is about').fill('The change of the clocks');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByText('Your consultation is booked').waitFor();
  assert.deepEqual(readCalendar(await calendarOf(email)), { start: lastBefore, sequence: 0 });

  await open(page, await linkOf(email, '/support/book-consultation'));
  await page.getByRole('button', { name: 'Choose another time' }).click();
  await choose(page, firstAfter);
  await page.getByRole('button', { name: 'Move to this time' }).click();
  await page.getByText('Your consultation has a new time.').waitFor();

  await eventually(async () =>
    assert.deepEqual(readCalendar(await calendarOf(email)), { start: firstAfter, sequence: 1 }),
  );
  const [stored] = await records.consultations(email);
  assert.equal(stored.start.getTime(), firstAfter);
  assert.equal(hourIn(OFFICE, lastBefore), hourIn(OFFICE, firstAfter));
  assert.notEqual(firstAfter - lastBefore, DAY_MS);
  assert.deepEqual(troubles, []);
});
