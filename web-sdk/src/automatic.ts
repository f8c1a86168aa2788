import type { Item } from './items.js';
import { watchLinks } from './links.js';
import { watchNavigation } from './navigation.js';
import type { Pages } from './pages.js';
import type { Queue } from './queue.js';
import { observeWebVitals } from './web-vitals.js';

/** Automatic tracking: page views, reading time, scroll depth, links and web vitals. */
export interface Automatic {
  /** The page is visible (again): its clock runs, or its page view begins. */
  comeBack(): void;
  stop(): void;
}

export function trackAutomatically(
  pages: Pages,
  queue: Queue,
  send: (item: Item) => void,
  isAllowed: () => boolean,
): Automatic {
  const lifetime = new AbortController();
  const { signal } = lifetime;

  const open = (): void => {
    if (isAllowed()) pages.open();
    else pages.moveOn();
  };
  const comeBack = (): void => {
    if (pages.isOpen()) pages.resume();
    else if (isAllowed() && !isPrerendered()) pages.open();
  };
  const reportVitals = observeWebVitals(send);
  const leave = (): void => {
    pages.measureScroll();
    pages.leave();
    reportVitals();
    queue.flushOnLeave();
  };

  watchNavigation(open, signal);
  watchLinks(send, signal);
  const onWindow = (type: string, listener: (event: never) => void): void => {
    addEventListener(type, listener as EventListener, { passive: true, signal });
  };
  // Captured, as an element that scrolls tells no one else.
  const onScroll = (): void => {
    pages.measureScroll();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
  onWindow('pagehide', leave);
  onWindow('pageshow', (event: PageTransitionEvent) => {
    // Restored from the back/forward cache: the same document is a new page view. Which page the
    // visitor came back from is unknown.
    if (!event.persisted) return;
    pages.forgetReferrer();
    open();
  });
  onWindow('online', () => void queue.flush());
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) leave();
      else comeBack();
    },
    { signal },
  );

  // A prerendered page may become visible, in its own eyes, before a visitor sees it.
  document.addEventListener('prerenderingchange', comeBack, { signal });

  comeBack();
  void queue.flush();

  return {
    comeBack,
    stop() {
      pages.leave();
      pages.moveOn();
      lifetime.abort();
    },
  };
}

/** Whether the page is prerendered, perhaps for nothing. */
const isPrerendered = (): boolean =>
  (document as Document & { prerendering?: boolean }).prerendering === true;
