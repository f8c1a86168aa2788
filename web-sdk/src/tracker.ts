import { trackAutomatically, type Automatic } from './automatic.js';
import { newId } from './ids.js';
import {
  chatItem,
  eventItem,
  feedbackItem,
  labItem,
  toolItem,
  type Chat,
  type Experiment,
  type Feedback,
  type Item,
  type ToolRun,
} from './items.js';
import { createPages, type Pages } from './pages.js';
import { decide, isAllowed } from './permission.js';
import { createQueue } from './queue.js';

export interface TrackerOptions {
  /** The URL of the track endpoints. Default: `/api/analytics/track` on the page's own origin. */
  endpoint?: string;
  /** `required`: nothing is tracked or stored before `optIn()`. Default: all, until `optOut()`. */
  consent?: 'required' | 'assumed';
}

/** The id of the tracked item. Resolves as soon as it is queued, and never rejects. */
export type Tracked = Promise<{ id: string }>;

export interface Tracker {
  /** Starts tracking page views, links and web vitals. A second call does nothing. */
  start(): void;
  /** Stops what `start` began. Queued items are still sent by `flush` or by the next page. */
  stop(): void;
  track(
    type: string,
    name: string,
    data?: object | null,
    success?: boolean,
    errorMessage?: string | null,
  ): Tracked;
  /** Begins a page view explicitly, for a page without its own URL. */
  pageview(page?: { url?: string; title?: string }): Tracked;
  /** Reports a login; the server reads the user from the token. */
  identify(data?: object | null): Tracked;
  chat(chat: Chat): Tracked;
  feedback(feedback: Feedback): Tracked;
  tool(run: ToolRun): Tracked;
  lab(experiment: Experiment): Tracked;
  /** Sends the queued items; resolves when they are sent or the attempt failed. */
  flush(): Promise<void>;
  optIn(): void;
  /** Drops the queued items and stops tracking until `optIn()`. */
  optOut(): void;
}

/** A tracker: idle until `start`, and safe to create on a server. */
export function createTracker(options: TrackerOptions = {}): Tracker {
  const allowed = (): boolean => isAllowed(options.consent === 'required');
  const queue = createQueue(options.endpoint ?? '/api/analytics/track', allowed);
  let automatic: Automatic | undefined;
  let pages: Pages | undefined;

  const send = (item: Item): void => {
    if (allowed()) queue.add(item);
  };
  const tracked = (item: Item): Tracked => {
    send(item);
    return Promise.resolve({ id: item.id });
  };
  const pagesOfLoad = (): Pages => (pages ??= createPages(send));

  return {
    start() {
      if (typeof document === 'undefined') return;
      automatic ??= trackAutomatically(pagesOfLoad(), queue, send, allowed);
    },
    stop() {
      automatic?.stop();
      automatic = undefined;
    },
    track: (...event) => tracked(eventItem(...event)),
    pageview: (page) => Promise.resolve({ id: allowed() ? pagesOfLoad().open(page) : newId() }),
    identify: (data) => tracked(eventItem('auth', 'identify', data)),
    chat: (chat) => tracked(chatItem(chat)),
    feedback: (feedback) => tracked(feedbackItem(feedback)),
    tool: (run) => tracked(toolItem(run)),
    lab: (experiment) => tracked(labItem(experiment)),
    flush: () => (allowed() ? queue.flush() : Promise.resolve()),
    optIn() {
      if (typeof document === 'undefined') return;
      decide('granted');
      automatic?.comeBack();
    },
    optOut() {
      if (typeof document === 'undefined') return;
      decide('denied');
      pages?.forget();
      queue.clear();
    },
  };
}
