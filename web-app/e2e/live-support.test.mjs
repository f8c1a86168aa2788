// A live chat between two browsers: a visitor's and that of the team, over a lost connection and a
// reload, and as it is stored in MongoDB.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, launch, newReader, open, violations } from './browser.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

const said = (page) => page.getByRole('region', { name: 'Messages' }).locator('li > div').allTextContents();
const say = async (page, text) => {
  await page.getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.keyboard.press('Enter');
};
const shows = (page, texts) => eventually(async () => assert.deepEqual(await said(page), texts));

test('a chat over a lost connection and a reload loses nothing', { timeout: 240_000 }, async () => {
  const name = `Ada ${randomUUID().slice(0, 8)}`;
  const email = `live-${randomUUID()}@example.com`;
  const team = await newReader(chromium, { account: ADMIN });
  await open(team.page, '/admin/support/chats');
  await team.page.getByRole('switch', { name: 'I take chats' }).check();

  const visitor = await newReader(chromium);
  await open(visitor.page, '/support/live-support');
  await visitor.page.getByLabel('Your name').fill(name);
  await visitor.page.getByLabel('Your e-mail address').fill(email);
  await visitor.page.getByRole('button', { name: 'Begin the chat' }).click();
  await visitor.page.getByText(/^You are number/).waitFor();
  await say(visitor.page, 'one');

  await team.page.getByRole('button', { name: `Take the chat of ${name}` }).click();
  await shows(team.page, ['one']);
  await say(team.page, 'two');
  await shows(visitor.page, ['one', 'two']);
  assert.deepEqual(await violations(visitor.page), []);
  assert.deepEqual(await violations(team.page), []);

  await visitor.context.setOffline(true);
  await say(visitor.page, 'three');
  await say(team.page, 'four');
  await visitor.context.setOffline(false);
  await eventually(async () => assert.equal((await said(visitor.page)).length, 4));
  await eventually(async () => assert.deepEqual(await said(team.page), await said(visitor.page)));

  await visitor.page.reload();
  await eventually(async () => assert.deepEqual(await said(visitor.page), await said(team.page)));
  await say(visitor.page, 'five');
  await eventually(async () => assert.equal((await said(team.page)).at(-1), 'five'));

  const stored = await records.supportChats(email);
  assert.deepEqual(stored.map(({ messages }) => messages.map(({ text }) => text)), [await said(visitor.page)]);
  assert.deepEqual(new Set(await said(visitor.page)), new Set(['one', 'two', 'three', 'four', 'five']));

  await team.page.getByRole('button', { name: 'Close the chat' }).click();
  await visitor.page.getByText('The chat is closed.').waitFor();
});
