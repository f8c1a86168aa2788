// @vitest-environment node
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createTracker } from '../src/index.js';
import {
  TrackingProvider,
  useChatTracking,
  useEventTracking,
  useLabTracking,
  usePageTracking,
  useToolTracking,
  useVisitorTracking,
} from '../src/react/index.js';

function Page() {
  usePageTracking();
  useToolTracking();
  useLabTracking();
  useEventTracking();
  useVisitorTracking();
  useChatTracking('einstein', 'Einstein');
  return createElement('p', null, 'Hello');
}

describe('on a server', () => {
  it('there is no window, and the hooks render', () => {
    expect(typeof window).toBe('undefined');
    const page = createElement(TrackingProvider, { options: { consent: 'required' } }, createElement(Page));
    expect(renderToString(page)).toBe('<p>Hello</p>');
    expect(renderToString(createElement(Page))).toBe('<p>Hello</p>');
  });

  it('a tracker does nothing, and says so to nobody', async () => {
    const sdk = createTracker();
    sdk.start();
    sdk.optIn();
    sdk.optOut();
    await expect(sdk.track('ui', 'click')).resolves.toHaveProperty('id');
    await expect(sdk.pageview()).resolves.toHaveProperty('id');
    await sdk.flush();
    sdk.stop();
  });
});
