// What a visitor waits for in Chromium, through the gateway of a running suite: the first paint of
// home with an empty cache, and an agent's first word after the question is sent. Medians.
// npm run bench -w web-app [-- runs]
import { launch, newReader, open } from './browser.mjs';

const RUNS = Number(process.argv[2] ?? 15);
const WARM_UP = 3;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const line = (name, values) =>
  console.log(`${name}: ${Math.round(median(values))} ms (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`);

const chromium = await launch();

/** FCP and LCP of home, in a new profile. */
async function paintHome() {
  const { context, page } = await newReader(chromium);
  await open(page, '/');
  const paints = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new window.PerformanceObserver((list) => {
          const { startTime: first } = performance.getEntriesByName('first-contentful-paint')[0];
          resolve({ first, largest: list.getEntries().at(-1).startTime });
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await context.close();
  return paints;
}

/** From the press of the key to the first word on the page. */
async function firstWord() {
  const { context, page } = await newReader(chromium);
  await open(page, '/agents/neural-chat-demo');
  await page.getByRole('textbox', { name: /^Message to/ }).fill('Say hello.');
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const box = document.querySelector('main form textarea');
        box.addEventListener('keydown', (event) => {
          new window.MutationObserver((_, observer) => {
            if (!document.querySelector('[data-role=assistant]:not([data-status=waiting]) p')?.textContent) return;
            observer.disconnect();
            requestAnimationFrame((now) => resolve(now - event.timeStamp));
          }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        });
        box.focus();
        box.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }),
  );
  // The model answers one question at a time, and goes on when nobody reads.
  await page.locator('[data-role=assistant]:not([data-status=waiting]):not([data-status=coming])').waitFor();
  await context.close();
  return time;
}

async function repeat(measure) {
  const found = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const value = await measure();
    if (run >= 0) found.push(value);
  }
  return found;
}

const paints = await repeat(paintHome);
line('First contentful paint of home', paints.map(({ first }) => first));
line('Largest contentful paint of home', paints.map(({ largest }) => largest));
line('First word of an answer', await repeat(firstWord));
await chromium.browser.close();
