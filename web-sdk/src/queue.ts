import type { Item } from './items.js';
import { byteLength } from './limits.js';
import { openStore, type Store } from './store.js';
import { keepVisit, VISIT, visitHeaders } from './visit.js';

const FLUSH_INTERVAL_MS = 3_000;
const FLUSH_AT_ITEMS = 20;
const MAX_BATCH_ITEMS = 50;
/** Browsers let an unloading page send 64 KiB in all requests together. */
const MAX_BYTES_IN_FLIGHT = 60_000;
const MAX_BACK_OFF_MS = 60_000;
const LOCK = 'onelastai_queue';

interface Refusal {
  index: number;
  code?: string;
  detail?: string;
}

/** Sends items in batches, with retries until the server has accepted or refused them. */
export interface Queue {
  add(item: Item): void;
  /** Sends the queued items; resolves when they are sent or the attempt failed. */
  flush(): Promise<void>;
  /** Sends the queued items while the page unloads; the response may never arrive. */
  flushOnLeave(): void;
  clear(): void;
}

export function createQueue(endpoint: string, isAllowed: () => boolean): Queue {
  const url = endpoint.replace(/\/$/, '') + '/batch';
  const inFlight = new Map<string, number>();
  let openedStore: Store | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let notBefore = 0;
  let batchItems = MAX_BATCH_ITEMS;

  /** Whether cookies may not come along: a script cannot tell another site from another origin. */
  const isElsewhere = (): boolean => new URL(url, location.href).origin !== location.origin;

  const store = (): Store => (openedStore ??= openStore());

  const schedule = (delay = FLUSH_INTERVAL_MS): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        void flush();
      },
      Math.max(delay, notBefore - Date.now()),
    );
  };

  const canSend = (): boolean => isAllowed() && navigator.onLine && Date.now() >= notBefore;

  const bytesInFlight = (): number => [...inFlight.values()].reduce((sum, size) => sum + size, 0);

  /** The oldest items that fit into one request, as key and JSON. */
  const nextBatch = (): [string, string][] => {
    let bytes = bytesInFlight();
    const batch: [string, string][] = [];
    for (const key of store().keys()) {
      const json = inFlight.has(key) ? undefined : store().read(key);
      if (!json) continue;
      bytes += byteLength(json);
      if (batch.length === batchItems || (batch.length && bytes > MAX_BYTES_IN_FLIGHT)) break;
      batch.push([key, json]);
    }
    return batch;
  };

  const backOff = (response?: Response): void => {
    const delay = Math.min(1_000 * 2 ** failures++, MAX_BACK_OFF_MS) * (0.5 + Math.random() / 2);
    notBefore = Date.now() + Math.max(delay, retryAfter(response));
  };

  /** Whether the batch is done: accepted, or refused permanently. */
  const settle = async (response: Response, keys: string[]): Promise<boolean> => {
    const { status } = response;
    if (status === 408 || status === 429 || status >= 500) {
      backOff(response);
      return false;
    }
    if ((status === 400 || status === 413 || status === 422) && keys.length > 1) {
      // One item is invalid: smaller batches find it.
      batchItems = Math.ceil(keys.length / 2);
      return true;
    }
    failures = 0;
    batchItems = Math.min(2 * batchItems, MAX_BATCH_ITEMS);
    store().remove(keys);
    await warnOfRefusals(response);
    return true;
  };

  const send = async (batch: [string, string][]): Promise<boolean> => {
    const keys = batch.map(([key]) => key);
    for (const [key, json] of batch) inFlight.set(key, byteLength(json));
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(isElsewhere() && visitHeaders(store())) },
        body: toBody(batch),
        credentials: 'include',
        keepalive: bytesInFlight() <= MAX_BYTES_IN_FLIGHT,
      });
      // The visitor may have refused meanwhile.
      if (isAllowed()) keepVisit(response, store());
      return await settle(response, keys);
    } catch {
      backOff();
      return false;
    } finally {
      keys.forEach((key) => inFlight.delete(key));
    }
  };

  const drain = async (): Promise<void> => {
    for (let batch = nextBatch(); batch.length && canSend(); batch = nextBatch()) {
      if (!(await send(batch))) return;
    }
  };

  const scheduleWhatIsLeft = (): void => {
    if (isAllowed() && store().keys().length) schedule();
  };

  const flush = (): Promise<void> => {
    if (!canSend()) {
      scheduleWhatIsLeft();
      return Promise.resolve();
    }
    return (running ??= inOneTab(drain).finally(() => {
      running = undefined;
      scheduleWhatIsLeft();
    }));
  };

  return {
    add(item) {
      store().put(item);
      if (store().keys().length >= FLUSH_AT_ITEMS) void flush();
      else schedule();
    },
    flush,
    flushOnLeave() {
      if (!canSend()) return;
      const batch = nextBatch();
      if (!batch.length) return;
      // A beacon has no headers.
      if ('keepalive' in Request.prototype || isElsewhere()) void send(batch);
      // No response: the items stay queued, and the next page sends them with the same ids.
      else navigator.sendBeacon(url, new Blob([toBody(batch)], { type: 'application/json' }));
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
      store().remove([...store().keys(), VISIT]);
    },
  };
}

/**
 * With the browser's time, from which the server learns how far its clock is off, and the touch
 * points by which it tells an iPad from a Mac.
 */
const toBody = (batch: [string, string][]): string => {
  const items = batch.map(([, json]) => json).join(',');
  const touchPoints = String(navigator.maxTouchPoints || 0);
  return `{"sentAt":"${new Date().toISOString()}","maxTouchPoints":${touchPoints},"items":[${items}]}`;
};

/** Tabs share the stored items: if the browser has locks, one tab sends at a time. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  await locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

/** `Retry-After`, seconds or a date, in milliseconds. */
function retryAfter(response?: Response): number {
  const value = response?.headers.get('Retry-After');
  if (!value) return 0;
  const seconds = Number(value);
  return (isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000) || 0;
}

async function warnOfRefusals(response: Response): Promise<void> {
  if (!response.ok) {
    console.warn(`onelastai: tracking refused (${String(response.status)})`);
    return;
  }
  const { rejected = [] } = (await response.json().catch(() => ({}))) as { rejected?: Refusal[] };
  for (const { code, detail } of rejected) console.warn('onelastai: item refused', code, detail);
}
