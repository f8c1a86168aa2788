// A post between its author, a reader and two moderators, each in a browser, and as it is stored in
// MongoDB.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, MODERATOR, launch, newAccount, newReader, open, settled, violations } from './browser.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

/** Someone whose name others know. */
async function member(name) {
  const reader = await newReader(chromium, { account: await newAccount(chromium.browser, name) });
  const { id } = await (await reader.context.request.get('/api/session/me')).json();
  await eventually(async () => assert.equal((await records.members(id)).length, 1));
  return { ...reader, id };
}

const main = (page) => page.getByRole('main');
const press = (part, name) => part.getByRole('button', { name, exact: true }).click();
const panel = (page, name) => page.getByRole('region', { name, exact: true });
const likes = (page, count) => page.getByRole('button', { name: `Like this post: ${count}` });
/** What a reader is no longer shown is not found, which the browser logs. */
const unexpected = (troubles) => troubles.filter((trouble) => !/\b404\b/.test(trouble));

test('a post is liked, reported, hidden, appealed for and shown again', { timeout: 300_000 }, async () => {
  const title = `Agents by mail ${randomUUID().slice(0, 8)}`;
  const wrong = [];
  const check = async (page) => wrong.push(...(await violations(page)).map((each) => `${page.url()}: ${each}`));
  const author = await member('Ada Example');
  const reader = await member('Bo Reader');

  await open(author.page, '/community/new');
  await author.page.getByLabel('Title').fill(title);
  await author.page.getByLabel('Tags').fill('mail, agents');
  await author.page.getByRole('textbox', { name: /^Text/ }).fill(`It works **well**, @[Bo](member:${reader.id}): ${randomUUID()}`);
  await check(author.page);
  await press(main(author.page), 'Publish');
  await author.page.waitForURL('**/community/posts/p-*');
  const address = new URL(author.page.url()).pathname;
  const id = address.split('/').at(-1);
  await author.page.getByRole('article').getByText('@Bo Reader').waitFor();
  await settled(author.page);
  await check(author.page);

  // The bell tells whom it mentions.
  await open(reader.page, address);
  await reader.page.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor();
  await likes(reader.page, 0).click();
  await likes(reader.page, 1).waitFor();
  await reader.page.getByRole('textbox', { name: /^Your comment/ }).fill('Mine answers too.');
  await press(main(reader.page), 'Comment');
  await likes(author.page, 1).waitFor();
  await author.page.getByText('Mine answers too.').waitFor();

  await press(reader.page.getByRole('article').first(), 'Report');
  const dialog = reader.page.getByRole('dialog');
  await dialog.getByLabel('What is wrong').selectOption('off_topic');
  await dialog.getByLabel('Note').fill('It is about mail.');
  await reader.page.waitForTimeout(400);
  await check(reader.page);
  await press(dialog, 'Send the report');
  await dialog.waitFor({ state: 'detached' });

  const moderator = await newReader(chromium, { account: MODERATOR });
  await open(moderator.page, '/admin/community');
  await moderator.page.getByRole('link', { name: title }).click();
  await moderator.page.getByText('It is about mail.').waitFor();
  const decision = panel(moderator.page, 'Decide');
  await decision.getByLabel('What to do').selectOption('hide');
  await decision.getByLabel('Reason').selectOption('off_topic');
  await decision.getByLabel('Note for the author').fill('Another category, please.');
  await check(moderator.page);
  await press(decision, 'Decide');

  await reader.page.getByText('This is not here').waitFor();
  await author.page.getByText('Others do not see this any more.').waitFor();
  await author.page.getByRole('link', { name: 'See the decision, and appeal' }).click();
  await author.page.getByText('Another category, please.').waitFor();
  await press(main(author.page), 'Appeal');
  await author.page.getByLabel('Why is this wrong?').fill('It is about agents.');
  await press(main(author.page), 'Send the appeal');
  await author.page.getByText('You have appealed. A moderator will decide.').waitFor();
  await check(author.page);

  const other = await newReader(chromium, { account: ADMIN });
  await open(other.page, '/admin/community?status=appealed');
  await other.page.getByRole('link', { name: title }).click();
  const appeal = panel(other.page, 'Decide on the appeal');
  await appeal.getByLabel('Decision').selectOption('overturned');
  await press(appeal, 'Decide on the appeal');
  await other.page.getByText('The appeal was granted.').waitFor();
  await check(other.page);

  await reader.page.getByRole('heading', { name: title }).waitFor();
  await likes(reader.page, 1).waitFor();
  await settled(reader.page);
  await check(reader.page);

  const [post] = await records.posts(id);
  assert.equal(post.visibility, 'visible');
  assert.deepEqual(post.mentioned, [reader.id]);
  assert.deepEqual([Number(post.likeCount), Number(post.commentCount)], [1, 1]);
  assert.deepEqual((await records.likes(id)).map(({ userId, liked }) => [userId, liked]), [[reader.id, true]]);
  const [found] = await records.moderation(id);
  assert.deepEqual([found.reports, found.acts.map(({ type }) => type)], [1, ['hide', 'restore']]);
  assert.equal(found.acts[0].appeal.outcome, 'overturned');
  assert.deepEqual(wrong, []);
  for (const { troubles } of [author, reader, moderator, other]) assert.deepEqual(unexpected(troubles), []);
});
