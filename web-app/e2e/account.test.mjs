// An account from its first day to its last, in Chromium, through the gateway: the mails are the mail
// server's, the codes an authenticator's, and what is stored is read from MongoDB.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { GATEWAY, launch, newAccount, newReader, open } from './browser.mjs';
import { linkOf } from './mailbox.mjs';
import { heading, isRefusal, PASSWORD, press, signIn, signUp } from './sign-up.mjs';
import { authenticator } from './totp.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

async function signOut(page) {
  await page.getByRole('button', { name: /Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
}

test('an account is made, confirmed, secured, exported and erased', { timeout: 300_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  const email = `journey-${Date.now()}@example.com`;
  const sent = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));

  await open(page, '/auth/signup');
  await signUp(page, email);
  const [user] = await eventually(async () => {
    const found = await records.users(email);
    assert.equal(found.length, 1);
    return found;
  });
  assert.equal(user.emailVerified, false);

  const link = await linkOf(email, '/auth/verify-email');
  const token = new URL(link, GATEWAY).searchParams.get('token');
  await open(page, link);
  await heading(page, 'Your address is confirmed');
  assert.equal(new URL(page.url()).search, '');
  assert.equal((await records.users(email))[0].emailVerified, true);

  await open(page, '/dashboard/security');
  await press(page, 'Turn on');
  await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
  const nextCode = authenticator(await page.locator('main code').innerText());
  await page.getByLabel('Code of your authenticator app').first().fill(await nextCode());
  await press(page, 'Turn on');
  await page.getByRole('heading', { name: 'Your backup codes' }).waitFor();
  const codes = await page.locator('.print-codes li').allInnerTexts();
  assert.equal(codes.length, 10);
  await press(page, 'I have stored them');
  assert.equal((await records.users(email))[0].twoFactorEnabled, true);

  await signOut(page);
  await signIn(page, email);
  await heading(page, 'One more step');
  await page.getByLabel('Code of your authenticator app').fill(await nextCode());
  await press(page, 'Verify and sign in');
  await page.waitForURL('**/dashboard');

  await signOut(page);
  await signIn(page, email, '/legal/privacy-policy');
  await press(page, 'Use a backup code instead');
  await page.getByLabel('Backup code').fill(codes[0]);
  await press(page, 'Verify and sign in');
  await page.waitForURL('**/legal/privacy-policy');
  await eventually(async () => {
    const events = (await records.securityLog(user._id)).map(({ event }) => event);
    for (const event of ['two_factor_enabled', 'backup_code_used']) assert.ok(events.includes(event), `${event} in ${events}`);
  });

  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download my account')]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(file.account.email, email);

  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByLabel('Code of your authenticator app').fill(await nextCode());
  await press(page, 'Erase my account');
  await page.getByRole('dialog').getByRole('button', { name: 'Erase my account' }).click();
  await page.getByText('Your account is erased.').waitFor();
  await eventually(async () => {
    assert.deepEqual(await records.users(email), []);
    assert.deepEqual(await records.securityLog(user._id), []);
  });

  const tracked = sent.filter((request) => request.includes('/api/analytics/track'));
  assert.ok(tracked.length > 0);
  for (const secret of [token, PASSWORD, email]) {
    assert.deepEqual(tracked.filter((request) => request.includes(secret)), []);
  }
  assert.deepEqual(troubles.filter((trouble) => !isRefusal(trouble)), []);
  await context.close();
});

test('a new password by mail ends the sessions, and its link is good once', { timeout: 300_000 }, async () => {
  const { email } = await newAccount(chromium.browser);
  const { context, page } = await newReader(chromium);
  await open(page, '/auth/reset-password');
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Send the link');
  await heading(page, 'Look into your mailbox');

  const link = await linkOf(email, '/auth/reset-password');
  await open(page, link);
  await page.waitForURL(/reset-password$/);
  await page.getByLabel('New password').fill('Another-horse-8-battery');
  await press(page, 'Save the password');
  await heading(page, 'Your password is changed');

  await open(page, link);
  await page.getByLabel('New password').fill('Another-horse-9-battery');
  await press(page, 'Save the password');
  await heading(page, 'This link is no longer good');
  await context.close();
});

test('who refuses is not recorded, and may change their mind in the footer', { timeout: 300_000 }, async () => {
  const { context, page } = await newReader(chromium);
  await open(page, '/legal/privacy-policy');
  const banner = page.getByRole('region', { name: 'Recording of visits' });
  await banner.getByRole('button', { name: 'Refuse' }).press('Enter');
  await banner.waitFor({ state: 'detached' });
  await page.getByText('Nothing is recorded of this visit.').waitFor();
  const names = async () => (await context.cookies()).map(({ name }) => name);
  assert.ok(!(await names()).includes('onelastai_visitor'));

  await page.getByRole('button', { name: 'Privacy choice' }).click();
  await banner.getByRole('button', { name: 'Accept' }).click();
  await banner.waitFor({ state: 'detached' });
  // The answer to the first report brings the cookies; a page that loads meanwhile would bring others.
  await eventually(async () => assert.ok((await names()).includes('onelastai_visitor')));
  await open(page, '/auth');
  const visitor = (await context.cookies()).find(({ name }) => name === 'onelastai_visitor').value.slice(0, 36);
  await eventually(async () => {
    assert.ok((await records.pageViews(visitor)).some((view) => view.page.path === '/auth'));
  });
  await context.close();
});
