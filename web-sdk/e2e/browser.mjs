// Chromium as a visitor has it: an empty profile, and no word to anyone but the gateway.
import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { chromium } from 'playwright-core';

export const GATEWAY = (process.env.GATEWAY_URL ?? 'http://localhost:8080').replace(/\/$/, '');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that could not be loaded stays so until the test loads it again.
  '--disable-auto-reload',
];

export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
  // Its own name says that nobody looks at it, and makes it a bot.
  const page = await browser.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.close();
  return { browser, userAgent: userAgent.replace('HeadlessChrome', 'Chrome') };
}

/** A browser that no other is like, so that the gateway tells them apart before they have cookies. */
export const unlikeOthers = (userAgent) => userAgent.replace(/(Chrome\/[\d.]+\.)\d+/, `$1${randomInt(1_000_000)}`);

/** Someone with an empty profile; remembers what their browser sent to be tracked. */
export async function newVisitor({ browser, userAgent }, baseURL = GATEWAY) {
  const context = await browser.newContext({
    baseURL,
    userAgent: unlikeOthers(userAgent),
    viewport: { width: 1280, height: 800 },
  });
  const batches = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/analytics/track/batch')) batches.push(request);
  });
  const cookie = async (name) => (await context.cookies()).find((each) => each.name === name);
  return {
    context,
    batches,
    cookie,
    sentItems: () => batches.flatMap((request) => request.postDataJSON().items),
    visitorId: async () => (await cookie('onelastai_visitor'))?.value.slice(0, 36),
    sessionId: async () => (await cookie('onelastai_session'))?.value.slice(0, 36),
  };
}

/** Scrolls until `fraction` of the way is done, and returns how much of the page has been seen. */
export async function scrollTo(page, fraction) {
  const percent = await page.evaluate((part) => {
    const { scrollHeight } = document.documentElement;
    window.scrollTo(0, part * (scrollHeight - innerHeight));
    return (100 * (scrollY + innerHeight)) / scrollHeight;
  }, fraction);
  // The browser tells of it with the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return percent;
}

/** The browser goes away from the site, as when a tab is left for another address. */
export const leave = (page) => page.goto('about:blank');

export const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

/**
 * A wire to the gateway that can be cut. What DevTools call offline ends with the page, and lets
 * through what a page sends while it goes away.
 */
export async function openWire() {
  const { hostname, port } = new URL(GATEWAY);
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(Number(port || 80), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, 'localhost', resolve));
  await listen(0);
  const address = server.address();
  const cut = () =>
    new Promise((resolve) => {
      server.close(resolve);
      sockets.forEach((socket) => socket.destroy());
    });
  return { url: `http://localhost:${address.port}`, cut, mend: () => listen(address.port) };
}
