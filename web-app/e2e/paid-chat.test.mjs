// From an agent who talks to subscribers alone, over a new account and the payment, to the answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { launch, newReader, open } from './browser.mjs';
import { CARDS, checkoutOf } from './checkout.mjs';
import { linkOf } from './mailbox.mjs';
import { heading, isRefusal, signUp } from './sign-up.mjs';

const AGENT = 'tech-wizard';
const QUESTION = 'What is a compiler?';
const ANSWER_MS = 120_000;

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

test('who signs up at the paywall and pays has an answer', { timeout: 300_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  const { toCheckout, pay, comeBack } = checkoutOf(page);
  const email = `paid-${Date.now()}@example.com`;
  const link = (name) => page.getByRole('main').getByRole('link', { name, exact: true });

  await open(page, `/agents/${AGENT}`);
  assert.equal(await page.getByRole('textbox', { name: 'Message to' }).count(), 0, 'nothing can be asked');
  await link('Buy Tech Wizard').click();
  await link('Create an account').click();
  await heading(page, 'Create an account');
  await signUp(page, email);
  const [user] = await eventually(async () => {
    const found = await records.users(email);
    assert.equal(found.length, 1);
    return found;
  });
  assert.equal(user.emailVerified, false);
  await link('Go on').click();

  await page.getByRole('button', { name: 'Go to payment' }).click();
  await toCheckout();
  await pay(CARDS.good);
  await comeBack('/payment/success');
  await page.getByText('Tech Wizard is open to you').waitFor();
  const [subscription] = await records.subscriptions(user._id);
  assert.deepEqual([subscription.agentId, subscription.status], [AGENT, 'active']);
  const [payment] = await records.transactions(user._id);
  assert.deepEqual([payment.status, payment.amount, payment.currency], ['paid', subscription.price, 'usd']);

  await eventually(async () => {
    await open(page, `/agents/${AGENT}`);
    await page.getByRole('textbox', { name: 'Message to' }).waitFor({ timeout: 2_000 });
  });
  await page.getByRole('textbox', { name: 'Message to' }).fill(QUESTION);
  await page.keyboard.press('Enter');
  await page.locator('[data-role=assistant]:is([data-status=coming], [data-status=complete])').waitFor({ timeout: ANSWER_MS });
  await page.locator('[data-role=assistant][data-status=complete]').waitFor({ timeout: ANSWER_MS });
  const [conversation] = await records.conversationsOf(user._id);
  assert.equal(conversation.agentId, AGENT);
  assert.deepEqual(
    conversation.messages.map(({ role, status }) => [role, status ?? 'complete']),
    [
      ['user', 'complete'],
      ['assistant', 'complete'],
    ],
  );

  await open(page, await linkOf(email, '/auth/verify-email'));
  await heading(page, 'Your address is confirmed');
  assert.equal((await records.users(email))[0].emailVerified, true);
  assert.deepEqual(troubles.filter((trouble) => !isRefusal(trouble)), []);
  await context.close();
});
