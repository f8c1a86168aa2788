import { expect, it } from 'vitest';
import cases from '../../event-contracts/src/test/resources/credentials.json' with { type: 'json' };
import { textWithoutCredentials, withoutCredentials } from '../src/credentials.js';
import { flushed, hide, inBrowser, server, tracker } from './browser.js';

inBrowser();

it.each(cases as [string, string][])('of %s leaves %s', (address, clean) => {
  expect(withoutCredentials(address)).toBe(clean);
});

it.each([
  ['Reset of ada@example.com', 'Reset of (removed)'],
  ['https://app.example/reset?token=T', 'https://app.example/reset'],
  ['Is 2 = 1 + 1? @home', 'Is 2 = 1 + 1? @home'],
])('of the title %s leaves %s', (title, clean) => {
  expect(textWithoutCredentials(title)).toBe(clean);
});

it('sends and stores no token of a reset link, nor of the page before', async () => {
  history.replaceState(null, '', '/auth/reset-password?token=T-1');
  document.title = 'Reset of ada@example.com';
  tracker().start();
  history.pushState(null, '', '/auth/verify/a1b2c3d4e5f6a7b8c9d0');
  const stored = JSON.stringify(Object.values(localStorage));
  hide();
  await flushed();
  const sent = JSON.stringify(server.items);
  expect(server.ofType('pageview').length).toBeGreaterThan(1);
  for (const secret of ['T-1', 'ada@', 'a1b2c3']) expect(stored + sent).not.toContain(secret);
});
