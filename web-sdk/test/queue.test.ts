import { describe, expect, it, vi } from 'vitest';
import type { Item } from '../src/items.js';
import {
  accepted,
  flushed,
  hide,
  refused,
  seconds,
  server,
  setNavigator,
  tracker,
  unreachable,
  inBrowser,
} from './browser.js';

inBrowser();

const names = (items: Item[]): unknown[] => items.map(({ eventName }) => eventName);

describe('batches', () => {
  it('sends what was tracked within seconds, in order, as one batch', async () => {
    const sdk = tracker();
    const first = await sdk.track('ui', 'first', { colour: 'red' });
    await sdk.track('ui', 'second', null, false, 'it broke');
    expect(server.requests).toHaveLength(0);
    await flushed();

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      url: '/api/analytics/track/batch',
      init: {
        method: 'POST',
        keepalive: true,
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
      },
    });
    expect(server.items).toEqual([
      {
        type: 'event',
        id: first.id,
        timestamp: '2026-03-01T10:00:00.000Z',
        eventType: 'ui',
        eventName: 'first',
        eventData: { colour: 'red' },
        success: true,
      },
      expect.objectContaining({ eventName: 'second', success: false, errorMessage: 'it broke' }),
    ]);
  });

  it('sends to the endpoint it was given', async () => {
    const sdk = tracker({ endpoint: 'https://api.example.com/track/' });
    void sdk.track('ui', 'click');
    await flushed();
    expect(server.requests[0]?.url).toBe('https://api.example.com/track/batch');
  });

  it('does not wait for the clock once twenty items are there', async () => {
    const sdk = tracker();
    for (let i = 0; i < 20; i++) void sdk.track('ui', `event-${String(i)}`);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.items).toHaveLength(20);
  });

  it('never exceeds 50 items or 60 kB a request, and sends everything', async () => {
    setNavigator('onLine', false);
    const sdk = tracker();
    for (let i = 0; i < 120; i++) void sdk.track('small', String(i));
    for (let i = 0; i < 12; i++) void sdk.track('large', String(i), { text: 'x'.repeat(15_000) });
    setNavigator('onLine', true);
    await sdk.flush();

    expect(server.items).toHaveLength(132);
    for (const { items, init } of server.requests) {
      expect(items.length).toBeLessThanOrEqual(50);
      expect((init.body as string).length).toBeLessThan(60_100);
    }
  });

  it('sends nothing again once it was taken', async () => {
    const sdk = tracker();
    void sdk.track('ui', 'click');
    await flushed();
    await seconds(600);
    expect(server.requests).toHaveLength(1);
    expect(localStorage).toHaveLength(0);
  });
});

describe('failures', () => {
  it.each([
    ['the network', unreachable],
    ['status 500', refused(500)],
    ['status 503', refused(503)],
    ['status 429', refused(429)],
  ])('tries again after %s failed, with the same ids', async (_cause, failure) => {
    server.answersWith(failure, failure);
    const sdk = tracker();
    const { id } = await sdk.track('ui', 'click');
    await seconds(30);
    expect(server.requests.map(({ items }) => items.map((item) => item.id))).toEqual([
      [id],
      [id],
      [id],
    ]);
    expect(localStorage).toHaveLength(0);
  });

  it('waits longer after each failure, up to a minute', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    server.alwaysAnswers(refused(503));
    const sdk = tracker();
    void sdk.track('ui', 'click');
    const times: number[] = [];
    for (let known = 0; times.length < 12;) {
      await seconds(1);
      if (server.requests.length > known) times.push(Date.now() / 1_000);
      known = server.requests.length;
    }
    const waits = times.slice(1).map((time, i) => Math.round(time - (times[i] ?? 0)));
    expect(waits.slice(0, 6)).toEqual([3, 3, 4, 8, 16, 32]);
    expect(Math.max(...waits)).toBe(60);
  });

  it.each([
    ['seconds', '120'],
    ['a date', 'Sun, 01 Mar 2026 10:02:03 GMT'],
  ])('waits as long as Retry-After says in %s', async (_form, value) => {
    server.answersWith(refused(429, { 'Retry-After': value }));
    const sdk = tracker();
    void sdk.track('ui', 'click');
    await seconds(119);
    hide();
    expect(server.requests).toHaveLength(1);
    await seconds(10);
    expect(server.requests).toHaveLength(2);
  });

  it('drops items that the server refuses by index, says so, and keeps going', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    server.answersWith(
      () =>
        new Response(
          JSON.stringify({
            accepted: 1,
            rejected: [{ index: 0, code: 'blank', detail: 'eventName is blank' }],
          }),
          { status: 202 },
        ),
    );
    const sdk = tracker();
    void sdk.track('ui', '');
    void sdk.track('ui', 'click');
    await seconds(600);
    expect(server.requests).toHaveLength(1);
    expect(warn).toHaveBeenCalledWith('onelastai: item refused', 'blank', 'eventName is blank');
    expect(localStorage).toHaveLength(0);
  });

  it('finds the one item for which a whole batch is refused, and sends the others', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const sdk = tracker();
    server.alwaysAnswers(() => {
      const last = names(server.requests.at(-1)?.items ?? []);
      return last.includes('bad') ? refused(400)() : accepted();
    });
    for (const name of ['a', 'b', 'bad', 'c', 'd']) void sdk.track('ui', name);
    await seconds(600);
    const taken = server.requests.map(({ items }) => names(items)).filter((n) => !n.includes('bad'));
    expect(taken.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(server.requests.length).toBeLessThan(10);
    expect(localStorage).toHaveLength(0);
  });

  it('sends large batches again once the bad item is found', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    setNavigator('onLine', false);
    const sdk = tracker();
    void sdk.track('ui', 'bad');
    for (let i = 0; i < 200; i++) void sdk.track('ui', String(i));
    server.alwaysAnswers(() => {
      const last = names(server.requests.at(-1)?.items ?? []);
      return last.includes('bad') ? refused(413)() : accepted();
    });
    setNavigator('onLine', true);
    await sdk.flush();
    expect(localStorage).toHaveLength(0);
    expect(server.requests.length).toBeLessThan(20);
  });

  it.each([401, 403, 404])('does not try again after status %d', async (status) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    server.alwaysAnswers(refused(status));
    const sdk = tracker();
    void sdk.track('ui', 'a');
    void sdk.track('ui', 'b');
    await seconds(600);
    expect(server.requests).toHaveLength(1);
  });
});

describe('offline and reloads', () => {
  it('keeps what was tracked offline and sends it when the network is back', async () => {
    setNavigator('onLine', false);
    const sdk = tracker();
    sdk.start();
    await sdk.track('ui', 'offline');
    await seconds(60);
    expect(server.requests).toHaveLength(0);

    setNavigator('onLine', true);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(names(server.items)).toContain('offline');
  });

  it('sends after a reload what the page before could not, under the same id', async () => {
    server.alwaysAnswers(unreachable);
    const before = tracker();
    const { id } = await before.track('ui', 'click');
    await flushed();
    vi.clearAllTimers();

    server.alwaysAnswers(accepted);
    server.requests.length = 0;
    tracker().start();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.items.map((item) => item.id)).toContain(id);
    expect(server.items.filter((item) => item.id === id)).toHaveLength(1);
  });

  it('drops what is older than the server takes', async () => {
    setNavigator('onLine', false);
    const sdk = tracker();
    void sdk.track('ui', 'yesterday');
    await seconds(23 * 3_600);
    void sdk.track('ui', 'today');
    await seconds(3_600);
    setNavigator('onLine', true);
    await sdk.flush();
    expect(names(server.items)).toEqual(['today']);
  });

  it('keeps 500 items at most and drops the oldest', async () => {
    setNavigator('onLine', false);
    const sdk = tracker();
    for (let i = 0; i < 510; i++) void sdk.track('ui', String(i));
    expect(localStorage).toHaveLength(500);
    setNavigator('onLine', true);
    await sdk.flush();
    expect(names(server.items)).toEqual(Array.from({ length: 500 }, (_, i) => String(i + 10)));
  });

  it('keeps a million characters at most', () => {
    setNavigator('onLine', false);
    const sdk = tracker();
    for (let i = 0; i < 100; i++) void sdk.track('ui', String(i), { text: 'x'.repeat(15_000) });
    const kept = Object.values(localStorage).join('').length;
    expect(kept).toBeLessThanOrEqual(1_000_000);
    expect(kept).toBeGreaterThan(900_000);
  });

  it('works where localStorage is forbidden', async () => {
    vi.stubGlobal('localStorage', undefined);
    const sdk = tracker();
    void sdk.track('ui', 'click');
    await flushed();
    expect(names(server.items)).toEqual(['click']);
  });

  it('leaves the entries of the site itself alone', async () => {
    localStorage.setItem('theirs', 'kept');
    const sdk = tracker();
    void sdk.track('ui', 'click');
    sdk.optOut();
    await flushed();
    expect(Object.keys(localStorage)).toEqual(['theirs']);
  });
});

describe('a page that goes away', () => {
  it('sends at once what is queued, with keepalive', async () => {
    const sdk = tracker();
    sdk.start();
    await sdk.track('ui', 'click');
    hide();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.init.keepalive).toBe(true);
    expect(names(server.items)).toContain('click');
  });

  it('does not send again what is on its way', async () => {
    let answer: (response: Response) => void = () => undefined;
    server.answersWith(() => new Promise((resolve) => (answer = resolve)));
    const sdk = tracker();
    sdk.start();
    await sdk.track('ui', 'slow');
    await flushed();
    hide();
    window.dispatchEvent(new Event('pagehide'));
    answer(accepted());
    await seconds(60);
    expect(names(server.items).filter((name) => name === 'slow')).toHaveLength(1);
  });

  it('sends a beacon of JSON where fetch cannot outlive the page, and keeps the items', async () => {
    const sendBeacon = vi.fn<(url: string, body: Blob) => boolean>(() => true);
    setNavigator('sendBeacon', sendBeacon);
    vi.stubGlobal('Request', function Request() {
      return undefined;
    });
    const sdk = tracker();
    sdk.start();
    const { id } = await sdk.track('ui', 'click');
    hide();
    expect(server.requests).toHaveLength(0);
    const [url, body] = sendBeacon.mock.calls[0] ?? [];
    expect(url).toBe('/api/analytics/track/batch');
    expect(body?.type).toBe('application/json');
    await flushed();
    expect(server.items.map((item) => item.id)).toContain(id);
  });
});

describe('several tabs', () => {
  it('lets one tab at a time send what they share', async () => {
    const held = new Set<string>();
    const request = vi.fn(
      async (name: string, _options: object, work: (lock: object | null) => unknown) => {
        if (held.has(name)) return work(null);
        held.add(name);
        await work({});
        held.delete(name);
      },
    );
    setNavigator('locks', { request });
    const [first, second] = [tracker(), tracker()];
    for (let i = 0; i < 5; i++) {
      void first.track('tab', `first-${String(i)}`);
      void second.track('tab', `second-${String(i)}`);
    }
    await Promise.all([first.flush(), second.flush()]);
    await seconds(30);
    expect(server.requests).toHaveLength(1);
    expect(server.items).toHaveLength(10);
    expect(new Set(server.items.map(({ id }) => id)).size).toBe(10);
  });
});

it('says with each batch what time its clock shows', async () => {
  void tracker().track('ui', 'click');
  await flushed();
  const { sentAt } = JSON.parse(server.requests[0]?.init.body as string) as { sentAt: string };
  expect(sentAt).toBe(new Date('2026-03-01T10:00:03Z').toISOString());
});

it.each([
  [5, 5],
  [0, 0],
  [undefined, 0],
])('a batch tells of %s touch points, by which an iPad is told from a Mac', async (points, sent) => {
  setNavigator('maxTouchPoints', points);
  await tracker().track('ui', 'click');
  await flushed();
  const body = JSON.parse(server.requests[0]?.init.body as string) as { maxTouchPoints?: number };
  expect(body.maxTouchPoints).toBe(sent);
});
