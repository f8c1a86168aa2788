// Posts that try to run a script, each on its page in Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { MongoClient } from 'mongodb';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { GATEWAY, launch, newAccount, newReader, open, settled } from './browser.mjs';

const TEXTS = readFileSync(new URL('../../community-service/src/test/resources/xss.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('//'))
  .map((line) => line.replaceAll('\\n', '\n').replaceAll('\\t', '\t'));
/** What the highest trust level may post in a day. */
const POSTS_OF_ONE = 100;
const LONGEST_TITLE = 150;
/** What the server has rendered. */
const CONTENT = 'article [class*=content]';
/** Each page follows two streams, and a browser has six connections to a host. */
const AT_ONCE = 2;
const LOADED_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

const records = openRecords();
const mongo = new MongoClient(process.env.MONGODB_URI ?? 'mongodb://127.0.0.1:27017/onelastai');
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
  await mongo.close();
});

/** A member whom the rules trust, so that nothing waits for a moderator. */
async function trusted(name) {
  const reader = await newReader(chromium, { account: await newAccount(chromium.browser, name) });
  const { id } = await (await reader.context.request.get('/api/session/me')).json();
  await eventually(async () => assert.equal((await records.members(id)).length, 1));
  const earned = { firstSeenAt: new Date(Date.now() - 200 * DAY_MS), posts: 50, comments: 250, likes: 500 };
  const other = { removals: [], banDecidedAt: new Date(0) };
  await mongo
    .db()
    .collection('communitytrust')
    .updateOne({ _id: id }, { $set: { ...earned, ...other } }, { upsert: true });
  return { ...reader, id };
}

/** Posts the texts, and says where those are that were accepted. */
async function post(texts, author, ids) {
  const paths = [];
  for (const [index, text] of texts.entries()) {
    const content = text.replaceAll('member:known', `member:${ids.known}`).replaceAll('member:hostile', `member:${ids.hostile}`);
    const title = `${index} ${text.replaceAll(/\s+/g, ' ')}`.slice(0, LONGEST_TITLE).trim();
    const answer = await author.context.request.post('/api/community/posts', { data: { title, content } });
    // What is refused is shown to nobody.
    if (answer.status() === 400) continue;
    assert.equal(answer.status(), 201, `${text}: ${await answer.text()}`);
    const { id, visibility } = await answer.json();
    assert.equal(visibility, 'visible', text);
    paths.push({ path: `/community/posts/${id}`, text });
  }
  return paths;
}

/** Tells of each script that runs, of what the content policy stops, and of requests to others. */
async function watched(context, found) {
  await context.exposeBinding('__xss', (_, what) => found.push(what));
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (what) => window.__xss(`${name} ${what}`);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.__xss(`policy ${violatedDirective} ${blockedURI}`);
    });
  });
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(GATEWAY).host) found.push(`request ${request.url()}`);
  });
  context.on('dialog', (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
}

/** Points at, focuses and clicks everything in the post, and says what must not be there. */
const touchAll = (selector) => {
  const wrong = [];
  // A link may run a script, and lead nowhere.
  const stay = (event) => event.target.closest('a')?.protocol === 'javascript:' || event.preventDefault();
  document.addEventListener('click', stay, true);
  const content = document.querySelector(selector);
  for (const element of content.querySelectorAll('*')) {
    if (element.matches('script, style, iframe, object, embed, form, input, svg, math, link, meta, base')) wrong.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name) || /^\s*(javascript|vbscript|data|blob|file):/i.test(value)) wrong.push(element.outerHTML);
    }
    for (const type of ['mouseover', 'mouseenter', 'focus', 'toggle']) element.dispatchEvent(new window.Event(type, { bubbles: true }));
    element.click?.();
  }
  return wrong;
};

test('no hostile post runs a script', { timeout: 1_200_000 }, async () => {
  const known = await trusted('Sofia Known');
  const hostile = await trusted('" onmouseover="alert(1)');
  const ids = { known: known.id, hostile: hostile.id };
  const posted = [];
  for (let from = 0; from < TEXTS.length; from += POSTS_OF_ONE) {
    const author = await trusted('Mallory Example');
    posted.push(...(await post(TEXTS.slice(from, from + POSTS_OF_ONE), author, ids)));
    await author.context.close();
  }
  assert.ok(posted.length >= 100, `${posted.length} of ${TEXTS.length} were accepted`);

  const found = [];
  const wrong = [];
  await watched(known.context, found);
  const waiting = [...posted];
  const visit = async () => {
    const page = await known.context.newPage();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const before = found.length;
      await page.goto(next.path, { timeout: LOADED_MS });
      await page.locator(CONTENT).first().waitFor({ state: 'attached', timeout: LOADED_MS });
      wrong.push(...(await page.evaluate(touchAll, CONTENT)).map((html) => `${next.text}: ${html}`));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      for (let at = before; at < found.length; at++) found[at] += ` (about ${next.text})`;
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visit));

  // Where titles and the beginnings of posts stand in lists.
  for (const address of ['/community', '/community?q=alert']) {
    await open(known.page, address);
    await settled(known.page);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(wrong, []);
});
