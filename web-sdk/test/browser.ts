import { afterEach, beforeEach, vi } from 'vitest';
import { createTracker, type Tracker, type TrackerOptions } from '../src/index.js';
import type { Item } from '../src/items.js';

type Answer = () => Response | Promise<Response>;

/** Stands in for the gateway: remembers what was sent, and answers as it is told to. */
export class FakeServer {
  readonly requests: { url: string; init: RequestInit; items: Item[] }[] = [];
  #answers: Answer[] = [];
  #otherwise: Answer = accepted;

  /** The next answers; after them, everything is accepted again. */
  answersWith(...answers: Answer[]): void {
    this.#answers.push(...answers);
  }

  alwaysAnswers(answer: Answer): void {
    this.#otherwise = answer;
  }

  get items(): Item[] {
    return this.requests.flatMap(({ items }) => items);
  }

  ofType(type: string): Item[] {
    return this.items.filter((item) => item.type === type);
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { items } = JSON.parse(init.body as string) as { items: Item[] };
    this.requests.push({ url, init, items });
    return (this.#answers.shift() ?? this.#otherwise)();
  };
}

export const accepted = (): Response =>
  new Response(JSON.stringify({ accepted: 1, rejected: [] }), { status: 202 });

export const refused =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response('{}', { status, headers });

export const unreachable = (): never => {
  throw new TypeError('Failed to fetch');
};

let started: Tracker[] = [];
export let server: FakeServer;

/** A tracker that has no more effect once the test is over. */
export function tracker(options?: TrackerOptions): Tracker {
  const created = createTracker(options);
  started.push(created);
  return created;
}

/** Every test gets a fresh browser on a page, a clock that stands still, and a server. */
export function inBrowser(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00Z') });
    server = new FakeServer();
    vi.stubGlobal('fetch', server.fetch);
    localStorage.clear();
    history.replaceState(null, '', '/');
    document.title = 'Home';
    show();
  });
  afterEach(() => {
    started.forEach((each) => {
      each.stop();
    });
    started = [];
    document.cookie = 'onelastai_consent=; Path=/; Max-Age=0';
    document.body.innerHTML = '';
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Long enough for the queue to have been flushed. */
export const flushed = (): Promise<unknown> => vi.advanceTimersByTimeAsync(3_500);
export const seconds = (count: number): Promise<unknown> =>
  vi.advanceTimersByTimeAsync(count * 1_000);

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}
export const hide = (): void => {
  setVisibility('hidden');
};
export const show = (): void => {
  setVisibility('visible');
};

export function setNavigator(property: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(navigator, property);
  Object.defineProperty(navigator, property, { value, configurable: true });
  cleanUps.push(() => {
    if (before) Object.defineProperty(navigator, property, before);
    else Reflect.deleteProperty(navigator, property);
  });
}
const cleanUps: (() => void)[] = [];
afterEach(() => {
  cleanUps.splice(0).reverse().forEach((restore) => {
    restore();
  });
});

/** Lays the page out, and scrolls: jsdom has no heights of its own. */
export function layOut(page: Layout): void {
  change(page);
  document.dispatchEvent(new Event('scroll', { bubbles: true }));
}

interface Layout {
  height: number;
  viewport: number;
  scrolledTo: number;
}

/** The same without an event, as when content is added. */
export function change(page: Layout): void {
  const root = document.documentElement;
  Object.defineProperty(root, 'scrollHeight', { value: page.height, configurable: true });
  Object.defineProperty(window, 'innerHeight', { value: page.viewport, configurable: true });
  Object.defineProperty(window, 'scrollY', { value: page.scrolledTo, configurable: true });
}
