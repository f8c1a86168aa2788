// What admins do: they watch visits as they happen, sell, decide on refunds and look after accounts
// and dead letters. Paid at the Stripe simulator.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, launch, newAccount, newReader, open, settled, violations } from './browser.mjs';
import { CARDS, checkoutOf } from './checkout.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

const newName = () => `e2e-${randomUUID().slice(0, 8)}`;

async function newAdmin() {
  const reader = await newReader(chromium, { account: ADMIN });
  const { page } = reader;
  const dialog = page.getByRole('dialog');
  return {
    ...reader,
    dialog,
    press: (name) => page.getByRole('main').getByRole('button', { name, exact: true }).click(),
    /** Answers the question of a dialog. */
    confirm: async (name) => {
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    said: (text) => page.getByText(text).waitFor(),
  };
}

test('a visit shows in the live view while it happens, and step by step', { timeout: 300_000 }, async () => {
  const { context, page, troubles } = await newAdmin();
  await open(page, '/admin');
  await page.locator('[data-live=true]').waitFor();

  const visitor = await newReader(chromium);
  const site = `${newName()}.example`;
  await visitor.page.goto('/pricing', { referer: `https://${site}/` });
  await settled(visitor.page);
  // Until it is among those of the last minutes from which most came.
  await eventually(async () => {
    await visitor.page.goto('/kit', { referer: `https://${site}/` });
    await page.getByRole('list', { name: 'Referrers' }).getByText(site).waitFor({ timeout: 2_000 });
  });
  const cookies = await visitor.context.cookies();
  const id = cookies.find(({ name }) => name === 'onelastai_session').value.slice(0, 36);
  await page.locator(`a[href="/admin/visits/${id}"]`).click();

  const steps = page.getByRole('list', { name: 'Step by step' });
  await steps.getByText('/pricing', { exact: true }).waitFor();
  await eventually(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    for (const step of ['GET /api/billing/plans', '/kit']) {
      await steps.getByText(step, { exact: true }).first().waitFor({ timeout: 2_000 });
    }
  });
  const paths = (await records.pageViews(cookies.find(({ name }) => name === 'onelastai_visitor').value.slice(0, 36))).map(
    ({ page: { path } }) => path,
  );
  assert.deepEqual([...new Set(paths)].sort(), ['/kit', '/pricing']);
  assert.deepEqual(troubles, []);
  await visitor.context.close();
  await context.close();
});

test('a new plan is sold with a new coupon, and its refund is decided', { timeout: 300_000 }, async () => {
  const { context, page, troubles, press, dialog, confirm, said } = await newAdmin();
  const plan = newName();
  const code = plan.toUpperCase();
  await open(page, '/admin/plans');
  await press('Add a plan');
  await dialog.getByLabel('Id').fill(plan);
  await dialog.getByLabel('Name').fill(`Plan ${plan}`);
  await dialog.getByLabel('Description').fill('For a test');
  await dialog.getByLabel('A month').fill('12.50');
  await dialog.getByLabel('All agents, and those to come').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator(`[data-plan="${plan}"]`).waitFor();

  await open(page, '/admin/coupons');
  await press('Add a coupon');
  await dialog.getByLabel('Code').fill(code);
  await dialog.getByLabel('Percent off').fill('20');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator(`[data-coupon="${code}"]`).waitFor();

  const buyer = await newReader(chromium, { account: await newAccount(chromium.browser) });
  const { id } = await (await buyer.context.request.get('/api/session/me')).json();
  const { toCheckout, pay, comeBack } = checkoutOf(buyer.page);
  const button = (name) => buyer.page.getByRole('button', { name });
  await open(buyer.page, `/payment?plan=${plan}&period=monthly`);
  await buyer.page.getByLabel('Coupon code').fill(code);
  await button('Apply').click();
  await buyer.page.getByText('$10.00 a month').waitFor();
  await button('Go to payment').click();
  await toCheckout();
  await pay(CARDS.good);
  await comeBack('/payment/success');
  await buyer.page.getByText(`Plan ${plan} is open to you`).waitFor();
  const [subscription] = await records.subscriptions(id);
  assert.deepEqual([subscription.plan, subscription.couponCode], [plan, code]);
  const [payment] = await records.transactions(id);
  assert.deepEqual([payment.amount, payment.status], [1000, 'paid']);

  await open(buyer.page, '/dashboard/billing');
  await button(/^Ask for a refund of/).click();
  await buyer.page.getByLabel('Reason').fill('Not what I wanted');
  await button('Send request').click();
  const requests = buyer.page.getByRole('region', { name: 'Refund requests' });
  await requests.getByText('Not decided yet').waitFor();

  await open(page, '/admin/refunds');
  await page.locator('tr', { hasText: payment._id }).getByRole('button', { name: /^Reject/ }).click();
  await dialog.getByLabel('Reason for the user').fill('Used all month');
  await confirm('Reject request');
  await buyer.page.reload();
  await settled(buyer.page);
  await requests.getByText('Used all month').waitFor();
  assert.deepEqual((await records.refundRequests(id)).map(({ status }) => status), ['rejected']);
  assert.equal((await records.transactions(id)).length, 1, 'nothing is paid back');

  await open(page, '/admin/plans');
  await press(`Withdraw Plan ${plan}`);
  await confirm('Withdraw');
  await said('It is no longer on sale.');
  await open(buyer.page, `/payment?plan=${plan}&period=monthly`);
  await buyer.page.getByText('This is not sold').waitFor();
  assert.deepEqual([...troubles, ...buyer.troubles], []);
  await buyer.context.close();
  await context.close();
});

test('an account is found, made an admin and no more, and blocked', { timeout: 300_000 }, async () => {
  const { context, page, troubles, press, confirm, said } = await newAdmin();
  const account = await newAccount(chromium.browser, 'Grace Example');
  const [{ _id: id }] = await eventually(async () => {
    const found = await records.users(account.email);
    assert.equal(found.length, 1);
    return found;
  });
  const login = () => chromium.browser.newContext({ baseURL: new URL(page.url()).origin }).then(async (visitor) => {
    const { email, password } = account;
    const answer = await visitor.request.post('/api/session/login', { data: { email, password } });
    const users = await visitor.request.get('/api/admin/users');
    await visitor.close();
    return { login: answer.status(), users: users.status() };
  });

  await open(page, '/admin/users');
  await page.getByRole('searchbox').fill(account.email.slice(0, -4));
  await page.getByRole('link', { name: account.email }).click();
  await press('Make an admin');
  await confirm('Make an admin');
  await said('The user is an admin from the next login on.');
  assert.deepEqual(await login(), { login: 200, users: 200 });

  await press('Take the admin role');
  await confirm('Take the admin role');
  await said('The user is no admin any more.');
  assert.deepEqual(await login(), { login: 200, users: 403 });

  await press('Disable');
  await confirm('Disable');
  await said('The account is disabled.');
  assert.deepEqual(await login(), { login: 403, users: 401 });
  const visitor = await newReader(chromium);
  await open(visitor.page, '/auth/login');
  await visitor.page.getByLabel('E-mail address').fill(account.email);
  await visitor.page.getByLabel('Password', { exact: true }).fill(account.password);
  await visitor.page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await visitor.page.getByText('An administrator has disabled this account.').waitFor();
  await visitor.context.close();

  await press('Enable');
  await said('The account may sign in again.');
  assert.deepEqual(await login(), { login: 200, users: 403 });
  await eventually(async () => {
    const events = (await records.securityLog(id)).map(({ event }) => event);
    for (const event of ['account_disabled', 'account_enabled']) assert.ok(events.includes(event), `${event} in ${events}`);
  });
  assert.deepEqual(troubles, []);
  await context.close();
});

const EVENT = process.env.DEAD_LETTER_EVENT;

test('a dead letter is read, tried again and dropped', { skip: !EVENT && 'there is none', timeout: 300_000 }, async () => {
  const { context, page, troubles, press, confirm, said } = await newAdmin();
  const list = page.getByRole('table', { name: 'What waits' });
  await open(page, '/admin/dead-letters');
  await page.getByRole('link', { name: 'billing-service' }).click();
  await list.getByRole('link').first().click();
  await page.getByText(EVENT, { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Payload' }).getByText('unreadable').waitFor();
  assert.deepEqual(await violations(page), []);
  const first = new URL(page.url()).pathname;

  await press('Retry');
  await said('Published again.');
  await eventually(async () => {
    await open(page, '/admin/dead-letters/billing-service');
    await list.getByRole('link').first().click({ timeout: 2_000 });
    await page.getByText(EVENT, { exact: true }).waitFor({ timeout: 2_000 });
    assert.notEqual(new URL(page.url()).pathname, first, 'it failed again');
  }, 60_000);
  await press('Drop');
  await confirm('Drop');
  await said('Nothing waits here');
  assert.deepEqual(troubles, []);
  await context.close();
});
