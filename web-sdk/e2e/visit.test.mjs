// Visits of the pages in site/ in Chromium, through the gateway, and what MongoDB holds of them.
// Needs the suite with these pages as its frontend; see README.md.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, leave, newVisitor, openWire, scrollTo, seconds } from './browser.mjs';
import { eventually, openRecords } from './records.mjs';

const TIME_TOLERANCE_SECONDS = 1;
const SCROLL_TOLERANCE_PERCENT = 1;

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

function assertNear(actual, expected, tolerance, what) {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${what}: ${actual} is not within ${tolerance} of ${expected}`,
  );
}

const paths = (views) => views.map(({ page }) => page.path).sort();
const named = (events, name) => events.filter(({ eventName }) => eventName === name);

/**
 * Lets a last event through. What one visitor does is stored in order, so whatever was sent twice
 * would be there by now.
 */
async function settle(visitor, visitorId) {
  const response = await visitor.context.request.post('/api/analytics/track/event', {
    data: { eventType: 'test', eventName: 'end' },
  });
  assert.equal(response.status(), 202);
  await eventually(async () => assert.equal(named(await records.events(visitorId), 'end').length, 1));
  await seconds(1);
}

/** What the gateway called the page view of this load. */
const viewOfLoad = (page) =>
  page.evaluate(() => {
    const [load] = performance.getEntriesByType('navigation');
    return load.serverTiming.find(({ name }) => name === 'pageview')?.description;
  });

test('three pages, scrolled and left, are three page views with their time and depth', async () => {
  const visitor = await newVisitor(chromium);
  const page = await visitor.context.newPage();
  const seen = [];
  let openedAt;

  /** Leaves the page that is open, and notes how long it was. */
  const go = async (navigate) => {
    const leftAt = performance.now();
    if (openedAt) seen.at(-1).time = (leftAt - openedAt) / 1_000;
    await navigate();
    openedAt = performance.now();
  };
  const read = async (path, stay, fraction) => {
    await page.waitForURL(`**${path}`);
    await scrollTo(page, fraction / 2);
    await seconds(stay);
    const depth = await scrollTo(page, fraction);
    await scrollTo(page, 0);
    seen.push({ path, depth, title: await page.title(), id: await viewOfLoad(page) });
  };

  await go(() => page.goto('/'));
  const visitorId = await visitor.visitorId();
  await read('/', 2, 0.5);
  await go(() => page.click('nav a[href="/about"]'));
  await read('/about', 4, 1);
  await go(() => page.click('nav a[href="/hooks"]'));
  await read('/hooks', 1, 0);
  await go(() => leave(page));

  const expectViews = async () => {
    const views = await records.pageViews(visitorId);
    assert.deepEqual(paths(views), ['/', '/about', '/hooks']);
    for (const { path, depth, time, title, id } of seen) {
      const view = views.find((each) => each.page.path === path);
      assert.ok(id, `the gateway names the view of ${path}`);
      assert.equal(view.pageviewId, id);
      assert.equal(view.page.title, title);
      assertNear(view.timeOnPage, time, TIME_TOLERANCE_SECONDS, `time on ${path}`);
      assertNear(view.scrollDepth, depth, SCROLL_TOLERANCE_PERCENT, `depth of ${path}`);
    }
    const vitals = named(await records.events(visitorId), 'web-vitals');
    assert.deepEqual(
      vitals.map(({ eventData }) => eventData.path).sort(),
      ['/', '/about', '/hooks'],
    );
    for (const { eventData } of vitals) assert.ok(eventData.fcp > 0 && eventData.ttfb > 0);
  };
  await eventually(expectViews);
  await settle(visitor, visitorId);
  await expectViews();
  await visitor.context.close();
});

test('a page that the browser shows from its cache is a view of its own', async () => {
  const visitor = await newVisitor(chromium);
  const page = await visitor.context.newPage();
  await page.goto('/');
  const visitorId = await visitor.visitorId();
  await page.goto('/about');
  await page.goBack();
  await page.waitForURL(/\/$/);

  const expectViews = async () => {
    assert.deepEqual(paths(await records.pageViews(visitorId)), ['/', '/', '/about']);
  };
  await eventually(expectViews);
  await leave(page);
  await settle(visitor, visitorId);
  await expectViews();
  await visitor.context.close();
});

test('a hook of each kind reports once, on pages that a router pushes, and nothing is refused', async () => {
  const visitor = await newVisitor(chromium);
  const page = await visitor.context.newPage();
  await page.goto('/hooks');
  const visitorId = await visitor.visitorId();

  await page.click('text=Ask');
  await page.click('text=Helpful');
  await page.click('nav >> text=Tools');
  for (const name of ['Format', 'Paint', 'Sign up']) await page.click(`button:has-text("${name}")`);

  const sent = await eventually(() => {
    assert.ok(visitor.sentItems().some(({ eventName }) => eventName === 'signup'));
    return visitor.sentItems();
  });
  const only = (type, matches = () => true) => {
    const found = new Map(sent.filter((item) => item.type === type && matches(item)).map((i) => [i.id, i]));
    assert.equal(found.size, 1, `one ${type}`);
    return [...found.values()][0];
  };
  const chat = only('chat');
  assert.equal(chat.agentId, 'einstein');
  assert.equal(chat.userMessage, 'What is light?');
  assert.equal(only('feedback').interactionId, chat.id);
  const tool = only('tool');
  assert.equal(tool.toolName, 'JSON Formatter');
  assert.equal(tool.success, false);
  assert.equal(only('lab').experimentName, 'Neural Art');
  only('event', ({ eventName }) => eventName === 'signup');
  for (const request of visitor.batches) {
    const response = await request.response();
    assert.equal(response.status(), 202);
    const { accepted, rejected } = await response.json();
    assert.deepEqual(rejected, []);
    assert.equal(accepted, request.postDataJSON().items.length);
  }
  await leave(page);

  const expectRecords = async () => {
    assert.deepEqual(paths(await records.pageViews(visitorId)), ['/hooks', '/hooks/tools']);
    const signups = named(await records.events(visitorId), 'signup');
    assert.equal(signups.length, 1);
    assert.deepEqual(signups[0].eventData, { plan: 'free' });
    assert.equal(signups[0].success, true);
  };
  await eventually(expectRecords);
  await settle(visitor, visitorId);
  await expectRecords();
  await visitor.context.close();
});

test('what was tracked offline outlives a reload and is sent once when the network is back', async (t) => {
  const wire = await openWire();
  t.after(wire.cut);
  const visitor = await newVisitor(chromium, wire.url);
  const page = await visitor.context.newPage();
  await page.goto('/');
  const visitorId = await visitor.visitorId();

  await wire.cut();
  for (let i = 0; i < 3; i++) await page.click('#event');
  const trackedAt = Date.now();
  await assert.rejects(page.reload(), /ERR_CONNECTION_REFUSED/);
  await seconds(2);
  assert.deepEqual(named(await records.events(visitorId), 'button-pressed'), []);

  await wire.mend();
  await page.goto('/about');
  const expectEvents = async () => {
    const pressed = named(await records.events(visitorId), 'button-pressed');
    assert.equal(pressed.length, 3);
    for (const { timestamp } of pressed) {
      assertNear(timestamp.getTime(), trackedAt, 1_000, 'the time at which it happened');
    }
    assert.deepEqual(paths(await records.pageViews(visitorId)), ['/', '/about']);
  };
  await eventually(expectEvents);
  await leave(page);
  await settle(visitor, visitorId);
  await expectEvents();
  await visitor.context.close();
});

test('after opting out nothing is sent, and the cookies are taken back', async () => {
  const visitor = await newVisitor(chromium);
  const page = await visitor.context.newPage();
  await page.goto('/');
  const visitorId = await visitor.visitorId();
  await eventually(async () => assert.equal((await records.pageViews(visitorId)).length, 1));

  await page.click('#event');
  await page.click('#opt-out');
  const consent = await visitor.cookie('onelastai_consent');
  assert.equal(consent.value, 'denied');
  assert.equal(consent.sameSite, 'Lax');
  assert.equal(consent.path, '/');
  assertNear(consent.expires - Date.now() / 1_000, 365 * 24 * 3_600, 60, 'the lifetime of the choice');
  const before = visitor.batches.length;

  await page.click('#event');
  await page.click('nav a[href="/about"]');
  await page.waitForURL('**/about');
  await seconds(5);
  await page.goto('/hooks/tools');
  await page.click('button:has-text("Sign up")');
  await leave(page);
  assert.equal(visitor.batches.length, before);
  assert.equal(await visitor.cookie('onelastai_visitor'), undefined);
  assert.equal(await visitor.cookie('onelastai_session'), undefined);
  assert.deepEqual(paths(await records.pageViews(visitorId)), ['/']);
  assert.deepEqual(named(await records.events(visitorId), 'button-pressed'), []);
  await visitor.context.close();
});

test('two tabs are one session, and send each thing once', async () => {
  const visitor = await newVisitor(chromium);
  const [first, second] = [await visitor.context.newPage(), await visitor.context.newPage()];
  await first.goto('/');
  await second.goto('/about');
  const visitorId = await visitor.visitorId();
  const sessionId = await visitor.sessionId();
  await Promise.all(
    [first, second].map((tab, number) =>
      tab.evaluate(async (name) => {
        for (let i = 0; i < 40; i++) await window.onelastai.track('tab', `${name}-${i}`);
      }, String(number)),
    ),
  );
  await Promise.all([leave(first), leave(second)]);

  const expectOneSession = async () => {
    const events = (await records.events(visitorId)).filter(({ eventType }) => eventType === 'tab');
    assert.equal(events.length, 80);
    assert.equal(new Set(events.map(({ eventName }) => eventName)).size, 80);
    const views = await records.pageViews(visitorId);
    assert.deepEqual(paths(views), ['/', '/about']);
    const sessions = await records.sessions(visitorId);
    assert.equal(sessions.length, 1);
    for (const record of [...events, ...views]) assert.equal(record.sessionId, sessionId);
  };
  await eventually(expectOneSession);
  await settle(visitor, visitorId);
  await expectOneSession();
  await visitor.context.close();
});
