import { describe, expect, it, vi } from 'vitest';
import { change, flushed, hide, layOut, seconds, server, show, tracker, inBrowser } from './browser.js';

inBrowser();

const views = () => server.ofType('pageview').filter(({ url }) => url !== undefined);
const leaves = () => server.ofType('pageview').filter(({ timeOnPage }) => timeOnPage !== undefined);

function startOn(path: string) {
  history.replaceState(null, '', path);
  const sdk = tracker();
  sdk.start();
  return sdk;
}

/** The navigation's timing entry, with what the gateway puts into `Server-Timing`. */
function loadedWith(serverTiming: object[], transferSize = 1_000): void {
  const entry = { serverTiming, transferSize };
  vi.spyOn(performance, 'getEntriesByType').mockImplementation((type) =>
    type === 'navigation' ? [entry as unknown as PerformanceEntry] : [],
  );
}

describe('page views', () => {
  it('reports the page it starts on', async () => {
    vi.spyOn(document, 'referrer', 'get').mockReturnValue('https://search.example/');
    startOn('/agents/einstein?utm_source=mail');
    await flushed();
    expect(views()).toEqual([
      {
        type: 'pageview',
        id: expect.any(String) as string,
        timestamp: expect.any(String) as string,
        pageviewId: expect.any(String) as string,
        url: 'http://localhost:3000/agents/einstein?utm_source=mail',
        title: 'Home',
        referrer: 'https://search.example/',
      },
    ]);
  });

  it('starts once, however often it is started', async () => {
    const sdk = startOn('/');
    sdk.start();
    await flushed();
    expect(views()).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    [
      'pushState',
      () => {
        history.pushState(null, '', '/two');
      },
    ],
    [
      'replaceState to another path',
      () => {
        history.replaceState(null, '', '/two');
      },
    ],
    [
      'pushState to another query',
      () => {
        history.pushState(null, '', '/one?page=2');
      },
    ],
    [
      'popstate',
      () => {
        window.dispatchEvent(new PopStateEvent('popstate'));
      },
    ],
  ])('reports another page after %s', async (cause, navigate) => {
    startOn('/one');
    await flushed();
    if (cause === 'popstate') History.prototype.pushState.call(history, null, '', '/two');
    navigate();
    await flushed();
    expect(views()).toHaveLength(2);
    expect(views()[1]).toMatchObject({ referrer: 'http://localhost:3000/one' });
    expect(views()[1]?.url).toBe(location.href);
    expect(views()[1]?.pageviewId).not.toBe(views()[0]?.pageviewId);
  });

  it('reports another page when the hash is a route', async () => {
    startOn('/app');
    location.hash = '#/settings';
    await flushed();
    expect(views().map(({ url }) => url)).toEqual([
      'http://localhost:3000/app',
      'http://localhost:3000/app#/settings',
    ]);
  });

  it.each<[string, () => void]>([
    [
      'a hash that is a place in the page',
      () => {
        location.hash = '#prices';
      },
    ],
    [
      'a replaced query',
      () => {
        history.replaceState(null, '', '/one?filter=a');
      },
    ],
    [
      'a state of the same address',
      () => {
        history.pushState({ dialog: true }, '', '/one');
      },
    ],
  ])('counts no page view for %s', async (_cause, navigate) => {
    startOn('/one');
    navigate();
    await flushed();
    expect(views()).toHaveLength(1);
  });

  it('takes the title that the router sets after the address', async () => {
    startOn('/one');
    await flushed();
    history.pushState(null, '', '/two');
    await vi.advanceTimersByTimeAsync(50);
    document.title = 'Two';
    await flushed();
    expect(views()[1]).toMatchObject({ title: 'Two' });
  });

  it('reports a page that is left before its title has settled', async () => {
    startOn('/one');
    history.pushState(null, '', '/two');
    hide();
    await flushed();
    expect(views().map(({ url }) => url)).toEqual([
      'http://localhost:3000/one',
      'http://localhost:3000/two',
    ]);
  });

  it('counts a page again that comes back from the back/forward cache', async () => {
    startOn('/one');
    await flushed();
    hide();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    show();
    await flushed();
    expect(views()).toHaveLength(2);
    expect(views()[1]?.pageviewId).not.toBe(views()[0]?.pageviewId);
    expect(views()[1]?.referrer).toBeUndefined();
  });

  it('counts a prerendered page once, at its activation, as Chrome announces it', async () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    hide();
    startOn('/one');
    show();
    await flushed();
    expect(views()).toHaveLength(0);
    Reflect.deleteProperty(document, 'prerendering');
    document.dispatchEvent(new Event('prerenderingchange'));
    await flushed();
    expect(views()).toHaveLength(1);
  });

  it('counts a page that was prerendered once the visitor comes to it', async () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    hide();
    startOn('/one');
    await flushed();
    expect(views()).toHaveLength(0);
    Reflect.deleteProperty(document, 'prerendering');
    show();
    await flushed();
    expect(views()).toHaveLength(1);
  });

  it('resolves pageview() to the id of the view it begins', async () => {
    const sdk = startOn('/one');
    const { id } = await sdk.pageview({ url: '/virtual', title: 'Step 2' });
    await flushed();
    expect(views()[1]).toMatchObject({
      pageviewId: id,
      url: 'http://localhost:3000/virtual',
      title: 'Step 2',
    });
  });

  it('reports nothing more once it is stopped', async () => {
    const sdk = startOn('/one');
    await flushed();
    sdk.stop();
    history.pushState(null, '', '/two');
    hide();
    await flushed();
    expect(views()).toHaveLength(1);
  });
});

describe('the page view that the gateway counted', () => {
  const timing = [{ name: 'other', description: 'x' }, { name: 'pageview', description: 'pv-17' }];

  it('is completed by the first page view after the load, and only that', async () => {
    loadedWith(timing);
    startOn('/one');
    await flushed();
    history.pushState(null, '', '/two');
    await flushed();
    hide();
    expect(views()[0]?.pageviewId).toBe('pv-17');
    expect(views()[0]?.id).not.toBe('pv-17');
    expect(views()[1]?.pageviewId).not.toBe('pv-17');
    expect(leaves()[0]?.pageviewId).toBe('pv-17');
  });

  it.each<[string, () => void]>([
    [
      'the gateway named none',
      () => {
        loadedWith([]);
      },
    ],
    [
      'the page comes from the cache, with the name of an earlier view',
      () => {
        loadedWith(timing, 0);
      },
    ],
  ])('is replaced by an own id when %s', async (_cause, load) => {
    load();
    startOn('/one');
    await flushed();
    expect(views()[0]?.pageviewId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is completed by a visitor who consents on the page that was loaded', async () => {
    loadedWith(timing);
    const sdk = tracker({ consent: 'required' });
    sdk.start();
    sdk.optIn();
    await flushed();
    expect(views()[0]?.pageviewId).toBe('pv-17');
  });

  it('is completed by a visitor who refuses and then consents', async () => {
    loadedWith(timing);
    const sdk = tracker({ consent: 'required' });
    sdk.start();
    sdk.optOut();
    sdk.optIn();
    await flushed();
    expect(views()).toHaveLength(1);
    expect(views()[0]?.pageviewId).toBe('pv-17');
  });

  it('is not taken for a later page on which a visitor consents', async () => {
    loadedWith(timing);
    const sdk = tracker({ consent: 'required' });
    sdk.start();
    history.pushState(null, '', '/two');
    sdk.optIn();
    await flushed();
    expect(views()).toHaveLength(1);
    expect(views()[0]?.pageviewId).not.toBe('pv-17');
  });
});

describe('time on page', () => {
  it('is the time until the page is left, in seconds', async () => {
    startOn('/one');
    await seconds(42);
    history.pushState(null, '', '/two');
    await flushed();
    expect(leaves()).toMatchObject([{ pageviewId: views()[0]?.pageviewId, timeOnPage: 42 }]);
  });

  it('counts only while the page is visible, and carries the whole so far', async () => {
    startOn('/one');
    await seconds(10);
    hide();
    await seconds(1_000);
    show();
    await seconds(5);
    hide();
    expect(leaves().map(({ timeOnPage }) => timeOnPage)).toEqual([10, 15]);
    expect(new Set(leaves().map(({ pageviewId }) => pageviewId)).size).toBe(1);
    expect(new Set(leaves().map(({ id }) => id)).size).toBe(2);
  });

  it('is nothing while a page waits in a background tab', async () => {
    hide();
    startOn('/one');
    await seconds(60);
    show();
    await seconds(2);
    hide();
    expect(leaves().at(-1)).toMatchObject({ timeOnPage: 2 });
  });

  it('is reported once by a page that is hidden and then unloaded', async () => {
    startOn('/one');
    await seconds(3);
    hide();
    window.dispatchEvent(new Event('pagehide'));
    await flushed();
    expect(leaves()).toHaveLength(1);
  });

  it('is reported where only pagehide tells that the page goes', async () => {
    startOn('/one');
    await seconds(3);
    window.dispatchEvent(new Event('pagehide'));
    expect(leaves()).toMatchObject([{ timeOnPage: 3 }]);
  });
});

describe('scroll depth', () => {
  it('is the deepest place that was seen, in percent of the height', async () => {
    layOut({ height: 4_000, viewport: 1_000, scrolledTo: 0 });
    startOn('/one');
    await seconds(1);
    layOut({ height: 4_000, viewport: 1_000, scrolledTo: 2_000 });
    layOut({ height: 4_000, viewport: 1_000, scrolledTo: 500 });
    hide();
    expect(leaves()[0]).toMatchObject({ scrollDepth: 75 });
  });

  it('is what is seen without scrolling', async () => {
    layOut({ height: 4_000, viewport: 1_000, scrolledTo: 0 });
    startOn('/one');
    await seconds(1);
    hide();
    expect(leaves()[0]).toMatchObject({ scrollDepth: 25 });
  });

  it('is 100 for a page that fits the window', async () => {
    layOut({ height: 600, viewport: 1_000, scrolledTo: 0 });
    startOn('/one');
    await seconds(1);
    hide();
    expect(leaves()[0]).toMatchObject({ scrollDepth: 100 });
  });

  it('goes by the height in the end when content loads late', async () => {
    layOut({ height: 1_000, viewport: 1_000, scrolledTo: 0 });
    startOn('/one');
    await seconds(1);
    change({ height: 10_000, viewport: 1_000, scrolledTo: 0 });
    hide();
    expect(leaves()[0]).toMatchObject({ scrollDepth: 10 });
  });

  it('does not take the page that was left for the one that comes', async () => {
    layOut({ height: 2_000, viewport: 1_000, scrolledTo: 1_000 });
    startOn('/one');
    await seconds(1);
    history.pushState(null, '', '/two');
    layOut({ height: 2_000, viewport: 1_000, scrolledTo: 900 });
    change({ height: 4_000, viewport: 1_000, scrolledTo: 0 });
    await seconds(1);
    hide();
    expect(leaves().at(-1)).toMatchObject({ scrollDepth: 25 });
  });

  it('is that of the element that scrolls where the page itself does not', async () => {
    layOut({ height: 1_000, viewport: 1_000, scrolledTo: 0 });
    const main = document.body.appendChild(document.createElement('main'));
    main.style.overflowY = 'auto';
    main.innerHTML = '<p>long</p>';
    for (const [name, value] of Object.entries({ scrollHeight: 5_000, clientHeight: 1_000 })) {
      Object.defineProperty(main, name, { value });
    }
    document.elementFromPoint = () => document.querySelector('p');
    startOn('/one');
    await seconds(1);
    hide();
    show();
    expect(leaves().at(-1)).toMatchObject({ scrollDepth: 20 });
    main.scrollTop = 1_500;
    main.dispatchEvent(new Event('scroll'));
    hide();
    expect(leaves().at(-1)).toMatchObject({ scrollDepth: 50 });
    Reflect.deleteProperty(document, 'elementFromPoint');
  });

  it('starts anew with each page', async () => {
    layOut({ height: 2_000, viewport: 1_000, scrolledTo: 1_000 });
    startOn('/one');
    await seconds(1);
    history.pushState(null, '', '/two');
    layOut({ height: 4_000, viewport: 1_000, scrolledTo: 0 });
    await seconds(1);
    hide();
    expect(leaves().map(({ scrollDepth }) => scrollDepth)).toEqual([100, 25]);
  });
});
