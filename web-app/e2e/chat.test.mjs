// A conversation as a visitor has it in the browser, with the model that the suite has, and as it is
// stored in MongoDB.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { launch, newReader, open, openWire, violations } from './browser.mjs';

const AGENT = 'neural-chat-demo';
const LONG = 'Tell me a long story about a lighthouse, with many details, in at least ten paragraphs.';
const ANSWER_MS = 120_000;
const ATTEMPTS = 4;

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

/** What is left of a text when it is shown as Markdown, whatever it is made of. */
const letters = (text) => text.replaceAll(/[^\p{L}]/gu, '');

/** A visitor on the page of an agent who talks to everybody. */
async function openChat(options) {
  const reader = await newReader(chromium, options);
  const { context, page } = reader;
  await open(page, `/agents/${AGENT}`);
  const last = page.locator('[data-role=assistant]').last();
  const coming = page.locator('[data-role=assistant][data-status=coming]');
  const whole = page.locator('li:last-child:is([data-status=stopped], [data-status=complete])');
  const button = (name) => page.getByRole('button', { name, exact: true });
  const chat = {
    ...reader,
    button,
    ask: async (question) => {
      await page.getByRole('textbox', { name: 'Message to' }).fill(question);
      await page.keyboard.press('Enter');
      await coming.or(whole).first().waitFor({ timeout: ANSWER_MS });
    },
    /** Whether an answer is on its way. */
    isComing: async () => {
      await coming.or(whole).first().waitFor({ timeout: ANSWER_MS });
      return (await coming.count()) > 0;
    },
    /** A small model may be done before the browser asks it to stop. */
    stop: () => page.getByRole('button', { name: 'Stop the answer' }).click({ timeout: 2_000 }).catch(() => undefined),
    ended: async () => {
      await whole.waitFor({ timeout: ANSWER_MS });
      return letters(await last.locator('[data-answer]').textContent());
    },
    length: async () => (await last.textContent()).length,
    questions: () => page.locator('[data-role=user] > p').allTextContents(),
    version: (name) => page.getByRole('group', { name, exact: true }),
    /** The messages of the visitor's newest conversation. */
    stored: async () => {
      const visitor = (await context.cookies()).find(({ name }) => name === 'onelastai_visitor').value.slice(0, 36);
      const { agentId, messages } = (await records.conversations(visitor)).at(-1);
      assert.equal(agentId, AGENT);
      return messages;
    },
  };
  return {
    ...chat,
    /** Asks in new conversations until an answer is long enough for what is done while it comes. */
    whileItComes: async (act) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        await open(page, `/agents/${AGENT}`);
        await chat.ask(LONG);
        if (await act()) return;
      }
      assert.fail(`${ATTEMPTS} answers were over too early`);
    },
  };
}

test('an answer comes word by word, and is stored as it was shown', async () => {
  const { context, page, troubles, ask, ended, questions, stored } = await openChat();
  await page.evaluate(() => {
    window.lengths = new Set();
    new window.MutationObserver(() => {
      window.lengths.add(document.querySelector('[data-status=coming]')?.textContent.length ?? 0);
    }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  });
  await ask('What is light?');
  const answer = await ended();
  assert.ok((await page.evaluate(() => window.lengths.size)) > 3, 'it came in pieces');
  assert.match(page.url(), /\?conversation=c-/);
  const messages = await stored();
  assert.deepEqual(
    messages.map(({ role, content }) => [role, letters(content)]),
    [
      ['user', letters('What is light?')],
      ['assistant', answer],
    ],
  );
  assert.ok(messages[1].model, 'the model has a name');
  assert.ok(messages[1].tokens > 0);

  await page.reload();
  assert.equal(await ended(), answer);
  assert.deepEqual(await questions(), ['What is light?']);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a page that is opened again while an answer comes reads on, and stops it', async () => {
  const { context, page, troubles, isComing, whileItComes, length, stop, ended, questions, stored } = await openChat();
  await whileItComes(async () => {
    await page.reload();
    if (!(await isComing())) return false;
    const seen = await length();
    await eventually(async () => assert.ok((await length()) > seen || !(await isComing()), 'more has come'), ANSWER_MS);
    return true;
  });
  assert.deepEqual(await questions(), [LONG]);
  await stop();
  const answer = await ended();
  const [, { content }] = await eventually(async () => {
    const messages = await stored();
    assert.equal(messages.length, 2);
    return messages;
  });
  assert.equal(letters(content), answer);
  await page.reload();
  assert.equal(await ended(), answer);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('an answer whose connection is cut goes on where it was cut', async (t) => {
  const wire = await openWire();
  t.after(wire.cut);
  const { context, button, isComing, whileItComes, length, stop, ended, stored } = await openChat({ baseURL: wire.url });
  await whileItComes(async () => {
    // What the page still loads would be missing.
    await button('This conversation').waitFor();
    await wire.cut();
    const seen = await length();
    const wasCut = await isComing();
    await wire.mend();
    await eventually(async () => assert.ok(!(await isComing()) || (await length()) > seen, 'more has come'), ANSWER_MS);
    return wasCut;
  });
  await stop();
  const answer = await ended();
  await eventually(async () => assert.equal(letters((await stored())[1].content), answer));
  await context.close();
});

test('a changed question is another version, and the first can be had back', async () => {
  const { context, page, ask, isComing, stop, button, ended, questions, version, stored } = await openChat();
  await ask(LONG);
  await stop();
  const first = await ended();
  await button('Edit the question').click();
  await page.getByRole('textbox', { name: 'Your question' }).fill('What is light?');
  await button('Ask this instead').click();
  await isComing();
  await stop();
  await version('Version 2 of 2').waitFor({ timeout: ANSWER_MS });
  assert.deepEqual(await questions(), ['What is light?']);
  await button('Previous version').click();
  await version('Version 1 of 2').waitFor();
  assert.deepEqual(await questions(), [LONG]);
  assert.equal(await ended(), first);
  assert.deepEqual(
    (await stored()).filter(({ role }) => role === 'user').map(({ content }) => content),
    [LONG, 'What is light?'],
  );
  await context.close();
});

test('a stopped answer is kept beside the one that is asked for in its place', async () => {
  const { context, ask, isComing, stop, button, ended, version, stored } = await openChat();
  await ask(LONG);
  await stop();
  const first = await ended();
  await button('Answer again').click();
  await isComing();
  await stop();
  await version('Version 2 of 2').waitFor({ timeout: ANSWER_MS });
  const second = await ended();
  assert.deepEqual(
    (await stored()).map(({ role, content }) => [role, letters(content)]),
    [
      ['user', letters(LONG)],
      ['assistant', first],
      ['assistant', second],
    ],
  );
  await context.close();
});

test('a shared conversation is read by its link, until the link is withdrawn', async () => {
  const { context, page, ask, stop, button, ended } = await openChat();
  await ask('What is light?');
  await stop();
  await ended();
  await button('This conversation').click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await button('Create a link').click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();

  const other = await newReader(chromium);
  await open(other.page, link);
  await other.page.getByText('What is light?').last().waitFor();
  assert.equal(await other.page.getByRole('textbox').count(), 0, 'it can only be read');
  assert.deepEqual(await violations(other.page), []);

  await button('Withdraw the link').click();
  await page.getByText('No link opens this conversation any more.').waitFor();
  await other.page.reload();
  await other.page.getByRole('heading', { name: 'This conversation is not shared' }).waitFor();
  await other.context.close();
  await context.close();
});
