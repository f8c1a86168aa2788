// Pages of another site, from which Chromium sends no cookies to the gateway, and what MongoDB holds
// of them. Needs the site's origin to be allowed; see README.md.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { GATEWAY, launch, leave, newVisitor, scrollTo, seconds } from './browser.mjs';
import { eventually, openRecords } from './records.mjs';

const SITE = (process.env.OTHER_SITE_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

/** Someone on the other site, each of whose pages has the script of the gateway. */
async function newVisitorThere() {
  const visitor = await newVisitor(chromium, SITE);
  await visitor.context.addInitScript(
    ([site, gateway]) => {
      if (window.location.origin !== site) return;
      window.addEventListener('DOMContentLoaded', () => {
        document.body.style.height = '3000px';
        const script = document.createElement('script');
        script.src = `${gateway}/sdk/onelastai.js`;
        script.dataset.endpoint = `${gateway}/api/analytics/track`;
        document.head.append(script);
      });
    },
    [SITE, GATEWAY],
  );
  return visitor;
}

const open = async (page, path) => {
  await page.goto(path);
  await page.waitForFunction(() => window.onelastai);
};

const carried = (page) => page.evaluate(() => window.localStorage.getItem('onelastai_visit'));

test('five pages are one visitor and one visit, with the time on each and its depth', async () => {
  const visitor = await newVisitorThere();
  const page = await visitor.context.newPage();
  const name = `page-${Date.now()}`;
  const urls = [1, 2, 3, 4, 5].map((number) => `${SITE}/${name}/${number}`);
  for (const url of urls) {
    await open(page, url);
    await scrollTo(page, 0.5);
    await seconds(1);
    // The answer to the first page's view, so that the visit does not depend on the time of day.
    if (url === urls[0]) await eventually(async () => assert.match(await carried(page), /\./));
  }
  await leave(page);

  const expectOneVisit = async () => {
    const views = await records.pageViewsAt(urls);
    assert.equal(views.length, 5);
    for (const { timeOnPage, scrollDepth } of views) {
      assert.ok(timeOnPage >= 1 && timeOnPage < 20, `time ${timeOnPage}`);
      assert.ok(scrollDepth > 50 && scrollDepth < 80, `depth ${scrollDepth}`);
    }
    const [visitorId, ...others] = new Set(views.map((view) => view.visitorId));
    assert.ok(visitorId);
    assert.deepEqual(others, []);
    const [session, ...more] = await records.sessions(visitorId);
    assert.equal(session.pages, 5);
    assert.deepEqual(more, []);
  };
  await eventually(expectOneVisit);
  assert.equal(await visitor.visitorId(), undefined, 'no cookie');
  await visitor.context.close();
});

test('after opting out nothing is kept or sent there', async () => {
  const visitor = await newVisitorThere();
  const page = await visitor.context.newPage();
  await open(page, '/here');
  await eventually(async () => assert.match(await carried(page), /\./));

  await page.evaluate(() => window.onelastai.optOut());
  const before = visitor.batches.length;
  assert.equal(await carried(page), null);
  await open(page, '/there');
  await leave(page);
  await seconds(4);
  assert.equal(visitor.batches.length, before);
  await visitor.context.close();
});
