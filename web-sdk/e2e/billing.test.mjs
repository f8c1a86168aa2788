// Purchases on the example site, paid on the page of what plays Stripe for the suite: its simulator,
// whose cards are known here. Needs settable clocks; see README.md.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { extractText } from 'unpdf';
import { launch, newVisitor } from './browser.mjs';
import { moveClocks } from './clocks.mjs';
import { eventually, openRecords } from './records.mjs';

const PASSWORD = 'Correct-horse-7';
const AGENT = 'tech-wizard';
const AGENT_NAME = 'Tech Wizard';
const CARDS = { good: '4242424242424242', declined: '4000000000000002' };
const ANSWER_MS = 120_000;

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

/** Somebody who made an account to buy something, and now looks at the prices. */
async function newBuyer() {
  const { context } = await newVisitor(chromium);
  const page = await context.newPage();
  const email = `buyer-${randomUUID().slice(0, 8)}@example.com`;
  const signIn = async (button) => {
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', PASSWORD);
    await page.click(button);
    await page.waitForURL(({ pathname }) => pathname === '/pricing');
  };
  await page.goto('/login?then=/pricing');
  await signIn('#register');
  const { id } = await page.evaluate(() => fetch('/api/session/me').then((answer) => answer.json()));
  return {
    id,
    email,
    page,
    context,
    signInAgain: async () => {
      await page.goto('/login?then=/pricing');
      await signIn('#sign-in');
    },
    /** Goes as far as the page on which one pays. */
    checkOut: async (period) => {
      await page.selectOption('#agent', AGENT);
      await page.click(`[data-plan=agent] [data-period=${period}] button:has-text("Buy")`);
      await page.waitForURL('**/checkout/**');
      assert.match(await page.textContent('body'), /simulator/i);
    },
    pay: async (card) => {
      await page.selectOption('#card', card);
      await page.click('#pay');
    },
    /** Asks the agent something, and returns the first words or what the page says instead. */
    ask: async () => {
      await page.goto(`/chat?agent=${AGENT}`);
      await page.waitForSelector(`#agent option[value=${AGENT}]`, { state: 'attached' });
      await page.fill('[name=text]', 'What is a compiler?');
      await page.click('#send');
      const words = page.locator('[data-role=assistant]', { hasText: /\w/ });
      const refusal = page.locator('#note', { hasText: /\w/ });
      await words.or(refusal).first().waitFor({ timeout: ANSWER_MS });
      const heard = { said: await words.count(), refusal: await page.textContent('#note') };
      // Whoever leaves before an answer's end may not have a third. It may be over already.
      if (heard.said) await page.locator('#stop').click({ timeout: 2_000 }).catch(() => {});
      await page.locator('[data-status=coming]').waitFor({ state: 'detached', timeout: ANSWER_MS });
      return heard;
    },
  };
}

test('what is paid opens an agent, has an invoice, and ends when it is not renewed', async () => {
  // Bought a day ago, but for two minutes: what is paid for a day is soon over.
  await moveClocks(['billing', 'stripe'], '-PT23H58M');
  const { id, email, page, context, checkOut, pay, ask, signInAgain } = await newBuyer();
  assert.match((await ask()).refusal, /subscri/i);
  await page.goto('/pricing');
  await checkOut('daily');
  await pay(CARDS.good);
  await page.waitForURL('**/payment/success?**');
  await page.locator('#state', { hasText: 'active' }).waitFor();
  assert.deepEqual(await ask(), { said: 1, refusal: '' });

  await page.goto('/dashboard/billing');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('#transactions [data-status=paid] a'),
  ]);
  const { text } = await extractText(await readPdf(download), { mergePages: true });
  for (const part of [/invoice/i, email, AGENT_NAME, /\$\s?1\.00|1\.00 USD/]) assert.match(text, new RegExp(part));

  await page.click('#subscriptions button:has-text("Cancel at the end")');
  await page.locator('#subscriptions [data-auto-renew=false][data-status=active]').waitFor();
  assert.equal((await ask()).said, 1);

  await moveClocks(['stripe', 'billing', 'chat'], 'PT2M30S');
  await signInAgain();
  assert.match((await ask()).refusal, /subscri/i);
  await eventually(async () => {
    await page.goto('/dashboard/billing');
    await page.locator('#subscriptions [data-status=expired]').waitFor({ timeout: 2_000 });
  });
  const [subscription] = await records.subscriptions(id);
  assert.equal(subscription.status, 'expired');
  assert.equal(subscription.agentId, AGENT);
  await context.close();
});

test('a declined card buys nothing', async () => {
  const { id, page, context, checkOut, pay, ask } = await newBuyer();
  await checkOut('monthly');
  await pay(CARDS.declined);
  assert.match(await page.locator('#message').textContent(), /declined/i);
  await page.click('#cancel');
  await page.waitForURL('**/payment/cancel');
  assert.deepEqual(await records.subscriptions(id), []);
  assert.deepEqual(
    (await records.transactions(id)).filter(({ status }) => status === 'paid'),
    [],
  );
  assert.match((await ask()).refusal, /subscri/i);
  await context.close();
});

async function readPdf(download) {
  return new Uint8Array(await readFile(await download.path()));
}
