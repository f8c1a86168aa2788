// Accounts as people make them, on the pages.
import { open, settled } from './browser.mjs';

export const PASSWORD = 'Correct-horse-7-battery';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
export const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Fills the form; the rules of the password say at each letter whether they are met. */
export async function signUp(page, email) {
  const password = page.getByLabel('Password', { exact: true });
  const rule = (text) => page.getByRole('listitem').filter({ hasText: text }).waitFor();
  await page.getByLabel('Name').fill('Ada Example');
  await page.getByLabel('E-mail address').fill(email);
  await password.fill('short');
  await rule('10 to 128 characters; a few words make a good one: not met yet');
  await password.fill(email);
  await rule('10 to 128 characters; a few words make a good one: met');
  await rule('Not your e-mail address: not met yet');
  await password.fill('password1234');
  await rule('Not your e-mail address: met');
  await press(page, 'Create an account');
  await page.getByText('This is one of the most common passwords').waitFor();
  await password.fill(PASSWORD);
  await press(page, 'Create an account');
  await heading(page, 'Your account is ready');
  await settled(page);
}

export async function signIn(page, email, next = '/dashboard') {
  await open(page, `/auth/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(page, 'Sign in');
}

/** A common password and a missing code are refused, as the journeys want it; the browser logs both. */
export const isRefusal = (trouble) =>
  /\/api\/session\/(register|login)/.test(trouble) && /status of 40[01]|^40[01] POST/.test(trouble);
