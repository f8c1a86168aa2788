// Conversations with the agents on the example site's chat page, with the model that the suite has.
// Needs the suite with the example site as its frontend; see README.md.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, newVisitor, openWire } from './browser.mjs';
import { eventually, openRecords } from './records.mjs';

const AGENT = 'neural-chat-demo';
const LONG = 'Tell me a long story about a lighthouse, with many details, in at least ten paragraphs.';
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

/** A visitor on the chat page, with an agent who talks to everybody. */
async function openChat(baseURL) {
  const visitor = await newVisitor(chromium, baseURL);
  const page = await visitor.context.newPage();
  await page.goto('/chat');
  await page.waitForSelector(`#agent option[value=${AGENT}]`, { state: 'attached' });
  await page.selectOption('#agent', AGENT);
  const last = page.locator('#messages li').last();
  return {
    page,
    context: visitor.context,
    /** Sends a question, and waits for the first words. */
    ask: async (question) => {
      await page.fill('[name=text]', question);
      await page.click('#send');
      await page.locator('[data-status=coming]', { hasText: /\w/ }).waitFor({ timeout: ANSWER_MS });
    },
    /** Waits until the last answer is whole, or whatever else is to become of it. */
    answered: async (status = 'complete') => {
      const answer = page.locator(`#messages li:last-child[data-role=assistant][data-status=${status}]`);
      await answer.waitFor({ timeout: ANSWER_MS });
      return answer.textContent();
    },
    said: () => page.locator('#messages li').allTextContents(),
    length: async () => (await last.textContent()).length,
    /** The visitor's one conversation as it is stored. */
    stored: async () => {
      const conversations = await records.conversations(await visitor.visitorId());
      assert.equal(conversations.length, 1);
      return conversations[0];
    },
  };
}

test('an answer arrives word by word, and the conversation is there after a reload', async () => {
  const { page, context, ask, answered, said, stored } = await openChat();
  await page.evaluate(() => {
    window.lengths = new Set();
    new MutationObserver(() => {
      window.lengths.add(document.querySelector('[data-status=coming]')?.textContent.length ?? 0);
    }).observe(document.getElementById('messages'), { childList: true, subtree: true });
  });
  await ask('What is light?');
  const answer = await answered();
  assert.ok((await page.evaluate(() => window.lengths.size)) > 3, 'it came in pieces');

  const { conversationId, agentId, userId, messages } = await stored();
  assert.equal(agentId, AGENT);
  assert.equal(userId ?? null, null);
  assert.deepEqual(
    messages.map(({ role, content }) => [role, content]),
    [
      ['user', 'What is light?'],
      ['assistant', answer],
    ],
  );
  assert.ok(messages[1].model, 'the model has a name');
  assert.ok(messages[1].tokens > 0);

  await page.reload();
  await answered();
  assert.deepEqual(await said(), ['What is light?', answer]);
  await page.click('#new');
  assert.deepEqual(await said(), []);
  await page.click(`[data-conversation="${conversationId}"] button`);
  await answered();
  assert.deepEqual(await said(), ['What is light?', answer]);
  await context.close();
});

test('an answer that is stopped keeps what was said, and another can be had', async () => {
  const { page, context, ask, answered, said, stored } = await openChat();
  await ask(LONG);
  await page.click('#stop');
  const stopped = await answered('stopped');
  assert.equal((await stored()).messages[1].content, stopped);

  await page.click('#again');
  await page.locator('[data-status=coming]', { hasText: /\w/ }).waitFor({ timeout: ANSWER_MS });
  await page.click('#stop');
  const again = await answered('stopped');
  assert.deepEqual(await said(), [LONG, again]);
  const { messages } = await stored();
  assert.deepEqual(
    messages.map(({ role, content }) => [role, content]),
    [
      ['user', LONG],
      ['assistant', stopped],
      ['assistant', again],
    ],
  );
  await context.close();
});

test('a page that is opened again while an answer comes reads on', async () => {
  const { page, context, ask, said, stored } = await openChat();
  await ask(LONG);
  await page.reload();
  await page.locator('[data-status=coming]', { hasText: /\w/ }).waitFor({ timeout: ANSWER_MS });
  await page.click('#stop');
  const [, answer] = await eventually(async () => {
    const { messages } = await stored();
    assert.deepEqual(
      await said(),
      messages.map(({ content }) => content),
    );
    return said();
  });
  assert.ok(answer.length > 0);
  await context.close();
});

test('an answer whose connection is cut goes on where it was cut', async (t) => {
  const wire = await openWire();
  t.after(wire.cut);
  const { page, context, ask, answered, length, stored } = await openChat(wire.url);
  await ask(LONG);
  await wire.cut();
  const seen = await length();
  await wire.mend();
  await eventually(async () => assert.ok((await length()) > seen, 'more has come'), ANSWER_MS);
  await page.click('#stop');
  const answer = await answered('stopped');
  assert.equal((await stored()).messages[1].content, answer);
  assert.equal(await page.textContent('#note'), '');
  await context.close();
});
