// Pages as readers open them: through the real gateway, in either colour scheme, on a phone or a wide
// screen. What a page logs as an error, and each request that fails, is kept for the test to see.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { GATEWAY, unlikeOthers } from '../../web-sdk/e2e/browser.mjs';

export { GATEWAY, launch, openWire } from '../../web-sdk/e2e/browser.mjs';

export const ADMIN = {
  email: process.env.ADMIN_EMAIL ?? 'admin@example.com',
  password: process.env.ADMIN_PASSWORD ?? 'Local-admin-1',
};
export const MODERATOR = {
  email: process.env.MODERATOR_EMAIL ?? 'moderator@example.com',
  password: process.env.MODERATOR_PASSWORD ?? 'Local-moderator-1',
};
const listOf = (name, all) => process.env[name]?.split(',') ?? all;
export const SCHEMES = listOf('SCHEMES', ['light', 'dark']);
export const WIDTHS = listOf('WIDTHS', [360, 768, 1440]).map(Number);

/** What the build wrote of the route table: path, access and an address that exists. */
export const PAGES = JSON.parse(readFileSync(new URL('../dist/pages.json', import.meta.url), 'utf8'));

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOADED_MS = 60_000;

/** Someone with an empty profile, or with the cookies of an account. */
export async function newReader({ browser, userAgent }, { scheme = 'light', width = 1440, account, timezone, baseURL = GATEWAY } = {}) {
  const context = await browser.newContext({
    baseURL,
    userAgent: unlikeOthers(userAgent),
    colorScheme: scheme,
    ...(timezone && { timezoneId: timezone }),
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  if (account) await signIn(context, account);
  const page = await context.newPage();
  const troubles = watch(page);
  return { context, page, troubles };
}

/** An account that was made for this run. */
export async function newAccount(browser, name = 'Ada Example') {
  const context = await browser.newContext({ baseURL: GATEWAY });
  const account = { email: `reader-${Date.now()}-${Math.floor(performance.now() * 1000)}@example.com`, password: 'Correct-horse-7-battery', name };
  const answer = await context.request.post('/api/session/register', { data: account });
  if (answer.status() !== 201) throw new Error(`No account: ${answer.status()} ${await answer.text()}`);
  await context.close();
  return account;
}

export async function signIn(context, { email, password }) {
  const answer = await context.request.post('/api/session/login', { data: { email, password } });
  if (!answer.ok()) throw new Error(`No login: ${answer.status()} ${await answer.text()}`);
}

/** The requests of a page that what it shows still waits for. */
const pending = new WeakMap();

/** Errors, failed requests and what the content policy forbade, as they come. */
function watch(page) {
  const troubles = [];
  const requests = new Set();
  pending.set(page, requests);
  page.on('pageerror', (error) => troubles.push(`error: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) requests.clear();
    // A stream does not end, and no page waits for what it reports.
    if (request.resourceType() !== 'eventsource' && !request.url().includes('/api/analytics/track/')) requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => {
    requests.delete(request);
    // A reader who goes on ends what the page before still asked for.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  return troubles;
}

/** Opens a page and waits until it shows what it has. */
export async function open(page, address) {
  const answer = await page.goto(address);
  await settled(page);
  return answer;
}

/** Waits until the heading is there, nothing loads and what came is drawn. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  const requests = pending.get(page);
  const end = Date.now() + LOADED_MS;
  for (let quiet = 0; quiet < 3; ) {
    await drawn(page);
    quiet = requests.size === 0 ? quiet + 1 : 0;
    if (Date.now() > end) throw new Error(`${page.url()} still loads ${[...requests].map((each) => each.url())}`);
  }
  await page.evaluate(() => document.fonts.ready);
}

const drawn = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** As when the system changes from day to night. */
export async function becomeScheme(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
}

/** What axe finds against WCAG 2.2 AA, one line each. */
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false }),
    STANDARD,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** By how many pixels the page can be scrolled sideways. */
export const overflow = (page) =>
  page.evaluate(() => {
    window.scrollTo({ left: 10_000, behavior: 'instant' });
    const pixels = window.scrollX;
    window.scrollTo({ left: 0, behavior: 'instant' });
    return pixels;
  });

/** How far what was shown has moved by itself (CLS). */
export const layoutShift = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new window.PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 50);
      }),
  );
