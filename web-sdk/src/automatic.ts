import type { Item } from './items.js';
import { watchLinks } from './links.js';
import { watchNavigation } from './navigation.js';
import type { Pages } from './pages.js';
import type { Queue } from './queue.js';
import { observeWebVitals } from './web-vitals.js';

/** What is tracked without being asked for: pages, how they are read, links, web vitals. */
export interface Automatic {
  /** The page is looked at (again): its clock runs, or its page view begins. */
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
    else pages.forget();
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
  onWindow('scroll', () => {
    pages.measureScroll();
  });
  onWindow('pagehide', leave);
  onWindow('pageshow', (event: PageTransitionEvent) => {
    // Back from the browser's back/forward cache: the same document is seen as a page once more.
    if (event.persisted) open();
  });
  onWindow('online', () => void queue.flush());
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') leave();
      else comeBack();
    },
    { signal },
  );

  comeBack();
  void queue.flush();

  return {
    comeBack,
    stop() {
      pages.leave();
      pages.forget();
      lifetime.abort();
    },
  };
}

/** Made ready for a visitor who may never come to it; should they, visibility changes. */
const isPrerendered = (): boolean =>
  (document as Document & { prerendering?: boolean }).prerendering === true;
