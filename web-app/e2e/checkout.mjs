// The page on which one pays, of what plays Stripe for the suite: its simulator, with its cards.
import assert from 'node:assert/strict';
import { GATEWAY, settled } from './browser.mjs';

export const CARDS = { good: '4242424242424242', declined: '4000000000000002', asks: '4000002760003184' };

export const checkoutOf = (page) => ({
  toCheckout: async () => {
    await page.waitForURL('**/checkout/**');
    assert.match(await page.textContent('body'), /simulator/i);
  },
  pay: async (card) => {
    await page.selectOption('#card', card);
    await page.click('#pay');
  },
  /** Stripe sends buyers to the suite's public address, which need not be that of this gateway. */
  comeBack: async (path) => {
    await page.waitForURL(`**${path}?**`);
    const { origin, pathname, search } = new URL(page.url());
    if (origin !== GATEWAY) await page.goto(pathname + search);
    await settled(page);
  },
});
