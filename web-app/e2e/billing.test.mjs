// From the prices to the refund, paid on the page of what plays Stripe for the suite: its simulator,
// whose cards are known here. Needs settable clocks and the admin; see README.md.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { extractText } from 'unpdf';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, launch, newAccount, newReader, open, settled, violations } from './browser.mjs';
import { CARDS, checkoutOf } from './checkout.mjs';
import { moveClocks } from './clocks.mjs';

const AGENT = 'tech-wizard';
const AGENT_NAME = 'Tech Wizard';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

afterEach(() => moveClocks(['billing', 'stripe', 'chat'], 'PT0S'));

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

/** Somebody with an account, and what they do with their purse. */
async function newBuyer() {
  const account = await newAccount(chromium.browser);
  const { context, page, troubles } = await newReader(chromium, { account });
  const { id } = await (await context.request.get('/api/session/me')).json();
  const button = (name) => page.getByRole('button', { name });
  return {
    id,
    account,
    context,
    page,
    troubles,
    button,
    region: (name) => page.getByRole('region', { name }),
    ...checkoutOf(page),
    mayTalk: async () => (await (await context.request.get(`/api/agent-subscriptions/check/${AGENT}`)).json()).allowed,
    live: async () => (await records.subscriptions(id)).find(({ status }) => status === 'active'),
    transactions: async (type) => (await records.transactions(id)).filter((one) => one.type === type),
  };
}

const newAdmin = () => newReader(chromium, { account: ADMIN });

async function addCoupon(code) {
  const { context, page } = await newAdmin();
  await open(page, '/admin/coupons');
  await page.getByRole('button', { name: 'Add a coupon' }).click();
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('Percent off').fill('20');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator(`[data-coupon="${code}"]`).waitFor();
  await context.close();
}

async function approveRefund(transactionId) {
  const { context, page } = await newAdmin();
  await open(page, '/admin/refunds');
  await page.locator('tr', { hasText: transactionId }).getByRole('button', { name: /^Approve/ }).click();
  await page.getByLabel('Note for the user').fill('Gladly');
  await page.getByRole('button', { name: /^Pay back/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await context.close();
}

async function textOf(download) {
  const { text } = await extractText(new Uint8Array(await readFile(await download.path())), { mergePages: true });
  return text;
}

test('a plan is bought with a coupon, changed at its preview, paid back in part and cancelled', async () => {
  const code = `E2E${randomUUID().slice(0, 8).toUpperCase()}`;
  await addCoupon(code);
  const { id, account, context, page, troubles, button, region, toCheckout, pay, comeBack, mayTalk, live, transactions } =
    await newBuyer();
  assert.equal(await mayTalk(), false);

  await open(page, '/pricing');
  await page.getByRole('link', { name: 'Choose Starter' }).click();
  await page.getByLabel('Coupon code').fill(code.toLowerCase());
  await button('Apply').click();
  await page.getByText('$7.20 a month').waitFor();
  await button('Go to payment').click();
  await toCheckout();
  await pay(CARDS.good);
  await comeBack('/payment/success');
  await page.getByText('Starter is open to you').waitFor();
  const bought = await live();
  assert.equal(bought.plan, 'starter');
  assert.equal(bought.couponCode, code);
  assert.deepEqual((await transactions('purchase')).map(({ amount, status }) => [amount, status]), [[720, 'paid']]);
  await eventually(async () => assert.equal(await mayTalk(), true));

  await open(page, '/dashboard/billing');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download invoice .* as PDF$/ }).click(),
  ]);
  const pdf = await textOf(download);
  for (const part of [/invoice/i, account.email, 'Starter', /USD 7\.20/]) assert.match(pdf, new RegExp(part));

  await button('Change plan').click();
  await page.getByLabel('New plan').selectOption('pro');
  const change = page.getByRole('button', { name: /^Change to Pro and pay \$/ });
  const due = Math.round(100 * Number((await change.textContent()).split('$')[1]));
  assert.ok(due > 0 && due < 2900, `${due} is less than the whole price`);
  assert.deepEqual(await violations(page), []);
  await change.click();
  await region('Your plan').getByRole('heading', { name: 'Pro' }).waitFor();
  await eventually(async () => {
    const changed = await live();
    assert.deepEqual([changed.id, changed.plan], [bought.id, 'pro']);
    assert.ok((await records.transactions(id)).some(({ amount, status }) => amount === due && status === 'paid'));
  });

  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: /^Ask for a refund of/ }).first().click();
  await page.getByLabel('Amount').fill('5.00');
  await page.getByLabel('Reason').fill('I only needed a day');
  await button('Send request').click();
  await region('Refund requests').getByText('Not decided yet').waitFor();
  const payment = (await records.transactions(id)).find(({ amount }) => amount === due);
  await approveRefund(payment._id);
  await eventually(async () => assert.deepEqual((await transactions('refund')).map(({ amount }) => amount), [500]));
  await page.reload();
  await settled(page);
  await region('Refund requests').getByText('Refunded').waitFor();
  await region('Refund requests').getByText('Gladly').waitFor();
  assert.deepEqual(await violations(page), []);

  await button('Cancel Pro …').click();
  await button('Cancel subscription').click();
  await region('Your plan').getByText(/^Ends on/).waitFor();
  assert.equal((await live()).autoRenew, false);
  await button('Turn renewal on: Pro').click();
  await region('Your plan').getByText(/Then it renews for/).waitFor();
  await button('Cancel Pro …').click();
  await page.getByRole('radio', { name: 'Now' }).check();
  await button('Cancel subscription').click();
  await region('Your plan').getByText('You have no paid plan', { exact: false }).waitFor();
  assert.equal((await records.subscriptions(id))[0].status, 'canceled');
  await eventually(async () => assert.equal(await mayTalk(), false));
  assert.deepEqual(troubles, []);
  await context.close();
});

test('an agent for a day is paid once more with the kept card, and ends when it is not renewed', async () => {
  // Bought a day ago, but for two minutes: what is paid for a day is soon over.
  await moveClocks(['billing', 'stripe'], '-PT23H58M');
  const { id, context, page, button, region, toCheckout, pay, comeBack, mayTalk } = await newBuyer();
  await open(page, '/pricing/per-agent');
  await page.getByRole('link', { name: `Subscribe to ${AGENT_NAME} for $1.00 a day` }).click();
  await button('Subscribe for $1.00 a day').click();
  await toCheckout();
  await pay(CARDS.good);
  await comeBack('/payment/success');
  await page.getByText(`${AGENT_NAME} is open to you`).waitFor();
  await eventually(async () => assert.equal(await mayTalk(), true));

  await open(page, '/subscribe?agent=fitness-guru&period=weekly');
  await page.getByText(/card that ends in 4242 is charged/).waitFor();
  await button('Subscribe for $5.00 a week').click();
  await page.waitForURL('**/subscription-success?**');
  await page.getByText('Fitness Guru is open to you').waitFor();
  const ofAgents = (await records.subscriptions(id)).map(({ agentId, status }) => `${agentId} ${status}`);
  assert.deepEqual(ofAgents.sort(), ['fitness-guru active', `${AGENT} active`]);

  await open(page, '/dashboard/billing');
  const agent = page.locator('[data-status=active]', { hasText: AGENT_NAME });
  await button(`Turn renewal off: ${AGENT_NAME}`).click();
  await agent.getByText(/^Ends on/).waitFor();

  await moveClocks(['stripe', 'billing', 'chat'], 'PT2M30S');
  await eventually(async () => {
    const one = (await records.subscriptions(id)).find(({ agentId }) => agentId === AGENT);
    assert.equal(one.status, 'expired');
  });
  await eventually(async () => {
    await open(page, '/dashboard/billing');
    await region('Your agents').locator('[data-status=expired]', { hasText: AGENT_NAME }).waitFor({ timeout: 2_000 });
  });
  await context.close();
});

test('a declined card buys nothing, and the order is still there', async () => {
  const { id, context, page, button, toCheckout, pay, comeBack } = await newBuyer();
  await open(page, '/payment?plan=pro&period=monthly');
  await button('Go to payment').click();
  await toCheckout();
  await pay(CARDS.declined);
  assert.match(await page.locator('#message').textContent(), /declined/i);
  await page.click('#cancel');
  await comeBack('/payment/cancel');
  assert.deepEqual(await records.subscriptions(id), []);
  await page.getByRole('link', { name: 'Back to your order' }).click();
  await page.getByText('$29.00 a month', { exact: true }).waitFor();
  await context.close();
});

test('a bank that asks is asked before the plan changes', async () => {
  const { id, context, page, button, region, toCheckout, pay, comeBack } = await newBuyer();
  await open(page, '/payment?plan=starter&period=monthly');
  await button('Go to payment').click();
  await toCheckout();
  await pay(CARDS.asks);
  await comeBack('/payment/success');
  await page.getByText('Starter is open to you').waitFor();
  await open(page, '/dashboard/billing?change=pro&period=monthly');
  await page.getByRole('button', { name: /^Change to Pro and pay/ }).click();
  const [bank] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Confirm the payment' }).click()]);
  assert.equal((await records.subscriptions(id))[0].plan, 'starter');
  await bank.locator('button').first().click();
  await region('Your plan').getByRole('heading', { name: 'Pro' }).waitFor();
  assert.equal((await records.subscriptions(id))[0].plan, 'pro');
  await context.close();
});

test('a trial opens the plan and charges nothing', async () => {
  const { id, context, page, button, toCheckout, pay, comeBack } = await newBuyer();
  await open(page, '/payment?plan=pro&period=monthly');
  await page.getByText('First 7 days free').waitFor();
  await button('Go to payment').click();
  await toCheckout();
  await pay(CARDS.good);
  await comeBack('/payment/success');
  await page.getByText(/^Your trial runs until/).waitFor();
  const [trial] = await records.subscriptions(id);
  assert.equal(trial.status, 'trialing');
  assert.equal((await records.transactions(id)).filter(({ amount }) => amount > 0).length, 0);
  await context.close();
});
