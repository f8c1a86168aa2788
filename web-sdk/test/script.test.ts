import { afterEach, expect, it, vi } from 'vitest';
import { flushed, server, inBrowser } from './browser.js';

inBrowser();

afterEach(() => {
  window.onelastai?.stop();
  delete window.onelastai;
});

async function load(attributes: Record<string, string> = {}): Promise<void> {
  const script = document.createElement('script');
  Object.assign(script.dataset, attributes);
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);
  vi.resetModules();
  await import('../src/script.js');
}

it('tracks the page by itself, and offers the tracker as window.onelastai', async () => {
  await load();
  await window.onelastai?.track('ui', 'click');
  await flushed();
  expect(server.ofType('pageview')).toHaveLength(1);
  expect(server.ofType('event')).toHaveLength(1);
  expect(window.onelastai).toMatchObject({
    pageview: expect.any(Function) as unknown,
    identify: expect.any(Function) as unknown,
    optOut: expect.any(Function) as unknown,
  });
});

it('takes its options from the tag', async () => {
  await load({ endpoint: '/elsewhere', consent: 'required' });
  await flushed();
  expect(server.requests).toHaveLength(0);
  window.onelastai?.optIn();
  await flushed();
  expect(server.requests[0]?.url).toBe('/elsewhere/batch');
});

it('is one tracker even if the tag is there twice', async () => {
  await load();
  await load();
  await flushed();
  expect(server.ofType('pageview')).toHaveLength(1);
});
