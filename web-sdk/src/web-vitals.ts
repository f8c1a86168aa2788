import { withoutCredentials } from './credentials.js';
import { eventItem, type Item } from './items.js';

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

interface Interaction extends PerformanceEntry {
  interactionId?: number;
}

/** Observes the web vitals of a page load; the returned function reports them once. */
export function observeWebVitals(send: (item: Item) => void): () => void {
  const observers: (() => void)[] = [];
  const observe = (type: string, onEntry: (entry: never) => void, options = {}): void => {
    if (!supports(type)) return;
    const onEntries = (entries: PerformanceEntryList): void => {
      entries.forEach((entry) => {
        onEntry(entry as never);
      });
    };
    const observer = new PerformanceObserver((list) => {
      onEntries(list.getEntries());
    });
    observer.observe({ type, buffered: true, ...options });
    observers.push(() => {
      onEntries(observer.takeRecords());
      observer.disconnect();
    });
  };

  // By the time of the report, a router may show another page.
  const path = withoutCredentials(location.pathname);
  let fcp: number | undefined;
  let lcp: number | undefined;
  // A background page paints when it becomes visible, which says nothing about its load.
  if (!document.hidden) {
    observe('paint', (paint: PerformanceEntry) => {
      if (paint.name === 'first-contentful-paint') fcp = paint.startTime;
    });
    observe('largest-contentful-paint', (paint: PerformanceEntry) => (lcp = paint.startTime));
  }

  let cls = 0;
  let shiftsInWindow = 0;
  let windowStart = 0;
  let lastShift = -Infinity;
  observe('layout-shift', ({ startTime, value, hadRecentInput }: Shift) => {
    if (hadRecentInput) return;
    // Shifts less than a second apart form a session of at most five seconds; the worst counts.
    if (startTime - lastShift > 1_000 || startTime - windowStart > 5_000) {
      shiftsInWindow = 0;
      windowStart = startTime;
    }
    lastShift = startTime;
    cls = Math.max(cls, (shiftsInWindow += value));
  });

  const interactions = new Map<number, number>();
  const onInteraction = ({ interactionId, duration }: Interaction): void => {
    if (!interactionId) return;
    interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
  };
  observe('event', onInteraction, { durationThreshold: 40 });
  observe('first-input', onInteraction);

  return () => {
    if (!observers.length) return;
    observers.splice(0).forEach((finish) => {
      finish();
    });
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    send(
      eventItem('performance', 'web-vitals', {
        path,
        ttfb: rounded(load?.responseStart),
        fcp: rounded(fcp),
        lcp: rounded(lcp),
        cls: supports('layout-shift') ? Math.round(cls * 1e4) / 1e4 : undefined,
        inp: rounded(slowest(interactions)),
      }),
    );
  };
}

const supports = (type: string): boolean =>
  typeof PerformanceObserver !== 'undefined' &&
  (PerformanceObserver.supportedEntryTypes as readonly string[] | undefined)?.includes(type) === true;

const rounded = (ms: number | undefined): number | undefined => ms && Math.round(ms);

/** The slowest interaction, ignoring one outlier in fifty. */
function slowest(interactions: Map<number, number>): number | undefined {
  const { interactionCount } = performance as Performance & { interactionCount?: number };
  const durations = [...interactions.values()].sort((a, b) => b - a);
  const outliers = Math.floor((interactionCount ?? durations.length) / 50);
  return durations[Math.min(outliers, durations.length - 1)];
}
