// Every page with something on it, and what opens over pages, in both schemes and on every width,
// for a person to look through. Needs a running suite: its gateway, MongoDB and Stripe simulator.
// npm run screenshots -w web-app [-- folder [name ...]]
import { mkdirSync } from 'node:fs';
import { ADMIN, GATEWAY, launch, newReader, open, PAGES, SCHEMES, violations, WIDTHS } from './browser.mjs';
import { addSampleData } from './sample-data.mjs';
import { OPENED } from './opened.mjs';

const [folder = 'screenshots', ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const chromium = await launch();
const { account, addresses } = await addSampleData(chromium);
const ACCOUNTS = { public: undefined, user: account, support: ADMIN, moderator: ADMIN, admin: ADMIN };

const named = (path) => (path === '/' ? 'home' : path.slice(1).replaceAll(/[/:]+/g, '-'));
const pages = PAGES.map(({ path, access, address }) => ({ name: named(path), as: access, address: addresses[path] ?? address }));
const shots = [
  // A conversation, an order or an experiment is somebody's.
  ...pages.map((page) => (page.as === 'public' && /[?]|^\/lab($|\/analytics|\/experiments)/.test(page.address) ? { ...page, as: 'user' } : page)),
  ...OPENED.map((shot) => ({ ...shot, address: addresses[shot.address] ?? shot.address })),
].filter(({ name }) => only.length === 0 || only.includes(name));

/** Who is not asked on each page whether visits may be recorded. */
async function newDecidedReader(scheme, who) {
  const reader = await newReader(chromium, { scheme, account: who });
  await reader.context.addCookies([{ name: 'onelastai_consent', value: 'granted', url: GATEWAY }]);
  return reader;
}

const readers = {};
for (const { name, as, address, act } of shots) {
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const key = `${as} ${scheme}`;
      readers[key] ??= await newDecidedReader(scheme, ACCOUNTS[as]);
      const { page } = readers[key];
      await page.setViewportSize({ width, height: 900 });
      try {
        await open(page, address);
        await act?.(page, width);
        for (const violation of await violations(page)) console.error(`${name}, ${scheme}, ${width}: ${violation}`);
        await page.screenshot({ path: `${folder}/${name}-${scheme}-${width}.png`, fullPage: !act });
      } catch (failure) {
        console.error(`${name}, ${scheme}, ${width}: ${failure.message}`);
        process.exitCode = 1;
      }
      await page.unrouteAll();
    }
  }
}
await chromium.browser.close();
console.log(`${shots.length * SCHEMES.length * WIDTHS.length} pictures in ${folder}`);
