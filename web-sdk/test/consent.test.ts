import { describe, expect, it, vi } from 'vitest';
import type { Tracker } from '../src/index.js';
import { flushed, hide, server, setNavigator, tracker, inBrowser } from './browser.js';

inBrowser();

async function useEverything(sdk: Tracker): Promise<void> {
  sdk.start();
  await sdk.track('ui', 'click');
  await sdk.pageview();
  await sdk.identify();
  await sdk.chat({ agentId: 'einstein' });
  await sdk.flush();
  history.pushState(null, '', '/two');
  await flushed();
  hide();
  await flushed();
}

const expectNothing = (): void => {
  expect(server.requests).toHaveLength(0);
  expect(localStorage).toHaveLength(0);
};

describe('nothing is sent or kept', () => {
  it.each<[string, () => void]>([
    [
      'Do Not Track is on',
      () => {
        setNavigator('doNotTrack', '1');
      },
    ],
    [
      'Global Privacy Control is on',
      () => {
        setNavigator('globalPrivacyControl', true);
      },
    ],
    [
      'consent was denied before',
      () => {
        document.cookie = 'onelastai_consent=denied';
      },
    ],
  ])('when %s', async (_cause, given) => {
    given();
    await useEverything(tracker());
    expectNothing();
  });

  it('before consent where it is required', async () => {
    await useEverything(tracker({ consent: 'required' }));
    expectNothing();
  });

  it('in a frame that may not read cookies', async () => {
    vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    await useEverything(tracker());
    expectNothing();
  });

  it('by opting in against Global Privacy Control', async () => {
    setNavigator('globalPrivacyControl', true);
    const sdk = tracker({ consent: 'required' });
    sdk.optIn();
    await useEverything(sdk);
    expectNothing();
  });
});

describe('optIn', () => {
  it('sets the cookie and begins with the page that is open', async () => {
    const sdk = tracker({ consent: 'required' });
    sdk.start();
    sdk.optIn();
    expect(document.cookie).toContain('onelastai_consent=granted');
    await flushed();
    expect(server.ofType('pageview')).toHaveLength(1);
  });

  it('is known to the next page', async () => {
    document.cookie = 'other=1';
    document.cookie = 'onelastai_consent=granted';
    tracker({ consent: 'required' }).start();
    await flushed();
    expect(server.ofType('pageview')).toHaveLength(1);
  });

  it('does not count the open page twice', async () => {
    const sdk = tracker();
    sdk.start();
    sdk.optIn();
    await flushed();
    expect(server.ofType('pageview')).toHaveLength(1);
  });

  it('after optOut begins a page view of its own', async () => {
    const sdk = tracker();
    sdk.start();
    await flushed();
    sdk.optOut();
    sdk.optIn();
    await flushed();
    const views = server.ofType('pageview');
    expect(new Set(views.map(({ pageviewId }) => pageviewId)).size).toBe(2);
  });
});

describe('optOut', () => {
  it('sets the cookie, drops the queue and tracks no more', async () => {
    const sdk = tracker();
    sdk.start();
    void sdk.track('ui', 'click');
    sdk.optOut();
    expect(document.cookie).toContain('onelastai_consent=denied');
    expect(localStorage).toHaveLength(0);
    await useEverything(sdk);
    expectNothing();
  });

  it('in one tab silences the others', async () => {
    const [here, there] = [tracker(), tracker()];
    there.start();
    await flushed();
    const before = server.requests.length;
    here.optOut();
    await useEverything(there);
    expect(server.requests).toHaveLength(before);
  });

  it('leaves track() resolving to an id', async () => {
    const sdk = tracker();
    sdk.optOut();
    expect((await sdk.track('ui', 'click')).id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
