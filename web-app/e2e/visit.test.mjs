// A visit as it is stored: the gateway counts a load, the script each page that the router shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { launch, newReader, open, settled } from './browser.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

const visitorOf = async (context) =>
  (await context.cookies()).find(({ name }) => name === 'onelastai_visitor').value.slice(0, 36);

/** What one visitor does is stored in order, so with the last event all before it is there. */
async function settle(context, visitorId) {
  await context.request.post('/api/analytics/track/event', { data: { eventType: 'test', eventName: 'end' } });
  await eventually(async () =>
    assert.ok((await records.events(visitorId)).some(({ eventName }) => eventName === 'end')),
  );
}

const viewOfLoad = (page) =>
  page.evaluate(() => {
    const [load] = performance.getEntriesByType('navigation');
    return load.serverTiming.find(({ name }) => name === 'pageview')?.description;
  });

test('a load, a navigation, a step back and an address without a page are one page view each', async () => {
  const { context, page } = await newReader(chromium);
  await open(page, '/kit');
  const id = await viewOfLoad(page);
  const visitorId = await visitorOf(context);
  await page.getByRole('link', { name: 'OneLastAI, home' }).click();
  await page.waitForURL(/\/$/);
  await settled(page);
  await page.goBack();
  await page.waitForURL('**/kit');
  await settled(page);
  await open(page, '/no/such/page');
  assert.equal(await viewOfLoad(page), undefined);
  await page.goto('about:blank');

  await settle(context, visitorId);
  const views = await records.pageViews(visitorId);
  assert.deepEqual(views.map(({ page: { path } }) => path).sort(), ['/', '/kit', '/kit', '/no/such/page']);
  const load = views.find(({ pageviewId }) => pageviewId === id);
  assert.equal(load.page.path, '/kit');
  assert.equal(load.page.title, 'Kit · OneLastAI');
  assert.equal(views.find(({ page: { path } }) => path === '/no/such/page').page.title, 'There is no such page · OneLastAI');
  await context.close();
});

test('a page that wants a login is one page view, at its own address', async (t) => {
  const { context, page } = await newReader(chromium);
  const answer = await page.goto('/dashboard');
  if (answer.status() === 404) return t.skip('there is no dashboard yet');
  await page.getByRole('heading', { name: 'Sign in to see this page' }).waitFor();
  const visitorId = await visitorOf(context);
  await page.goto('about:blank');
  await settle(context, visitorId);
  const views = await records.pageViews(visitorId);
  assert.deepEqual(views.map(({ page: { path } }) => path), ['/dashboard']);
  await context.close();
});
