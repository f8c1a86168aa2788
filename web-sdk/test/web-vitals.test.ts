import { beforeEach, expect, it, vi } from 'vitest';
import { hide, server, show, tracker, inBrowser } from './browser.js';

inBrowser();

let observers: Map<string, (entries: object[]) => void>;
const types = ['paint', 'largest-contentful-paint', 'layout-shift', 'event', 'first-input'];

class FakeObserver {
  static supportedEntryTypes = types;
  readonly #callback: (list: { getEntries(): object[] }) => void;

  constructor(callback: (list: { getEntries(): object[] }) => void) {
    this.#callback = callback;
  }

  observe({ type }: { type: string }): void {
    observers.set(type, (entries) => {
      this.#callback({ getEntries: () => entries });
    });
  }

  takeRecords(): object[] {
    return [];
  }

  disconnect(): void {
    return;
  }
}

beforeEach(() => {
  observers = new Map();
  FakeObserver.supportedEntryTypes = types;
  vi.stubGlobal('PerformanceObserver', FakeObserver);
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { responseStart: 123.4, transferSize: 1, serverTiming: [] } as unknown as PerformanceEntry,
  ]);
});

const see = (type: string, ...entries: object[]): void => {
  observers.get(type)?.(entries);
};
const vitals = () => server.ofType('event').filter(({ eventName }) => eventName === 'web-vitals');

it('sends one event with the vitals when the page is left first', () => {
  tracker().start();
  see(
    'paint',
    { name: 'first-paint', startTime: 200 },
    { name: 'first-contentful-paint', startTime: 210.6 },
  );
  see('largest-contentful-paint', { startTime: 300 }, { startTime: 512.2 });
  history.pushState(null, '', '/two');
  hide();
  show();
  hide();
  expect(vitals()).toHaveLength(1);
  expect(vitals()[0]).toMatchObject({
    eventType: 'performance',
    eventData: { path: '/', ttfb: 123, fcp: 211, lcp: 512, cls: 0 },
  });
  expect(vitals()[0]?.eventData).not.toHaveProperty('inp');
});

it('takes the worst burst of layout shifts, without those that the visitor caused', () => {
  tracker().start();
  const shift = (startTime: number, value: number, hadRecentInput = false) => ({
    startTime,
    value,
    hadRecentInput,
  });
  see('layout-shift', shift(100, 0.1), shift(600, 0.15), shift(700, 5, true));
  see('layout-shift', shift(3_000, 0.2));
  hide();
  expect(vitals()[0]?.eventData).toMatchObject({ cls: 0.25 });
});

it('ends a burst of layout shifts after five seconds', () => {
  tracker().start();
  const shifts = Array.from({ length: 8 }, (_, i) => ({ startTime: 1_000 + i * 900, value: 0.1 }));
  see('layout-shift', ...shifts);
  hide();
  expect(vitals()[0]?.eventData).toMatchObject({ cls: 0.6 });
});

it('takes the slowest interaction, by its longest event', () => {
  tracker().start();
  see('event', { interactionId: 1, duration: 80 }, { interactionId: 1, duration: 96 });
  see('event', { interactionId: 0, duration: 900 }, { interactionId: 2, duration: 48 });
  hide();
  expect(vitals()[0]?.eventData).toMatchObject({ inp: 96 });
});

it('leaves out one outlier in fifty interactions', () => {
  tracker().start();
  for (let i = 1; i <= 50; i++) see('event', { interactionId: i, duration: i === 7 ? 2_000 : 64 });
  hide();
  expect(vitals()[0]?.eventData).toMatchObject({ inp: 64 });
});

it('says nothing of paints when the page was loaded in the background', () => {
  hide();
  tracker().start();
  show();
  see('largest-contentful-paint', { startTime: 60_000 });
  hide();
  expect(vitals()[0]?.eventData).not.toHaveProperty('lcp');
});

it('leaves out what the browser cannot measure', () => {
  FakeObserver.supportedEntryTypes = ['paint'];
  tracker().start();
  hide();
  expect(vitals()[0]?.eventData).toEqual({ path: '/', ttfb: 123 });
});
