import { newId } from './ids.js';
import { pageLeftItem, pageViewItem, type Item } from './items.js';
import { measureScrollDepth, type ScrollDepth } from './scroll-depth.js';
import { countVisibleTime, type VisibleTime } from './visible-time.js';

/** A frontend's router sets the title shortly after the URL. */
const TITLE_SETTLES_MS = 200;

interface PageView {
  id: string;
  url: string;
  title: string | undefined;
  referrer: string;
  time: VisibleTime;
  scroll: ScrollDepth;
  reported: string;
}

/** The page views of one document: the open page, its time and scroll depth. */
export interface Pages {
  /** Begins a page view, which ends the one before it. */
  open(page?: { url?: string; title?: string }): string;
  /** Whether a page view is open. */
  isOpen(): boolean;
  measureScroll(): void;
  resume(): void;
  /** Reports time and depth so far and stops the clock; `resume` starts it again. */
  leave(): void;
  /** The next page view has no referrer. */
  forgetReferrer(): void;
  /** Drops the open page view without a report. */
  forget(): void;
  /** The same, as the document no longer shows the page that it was loaded with. */
  moveOn(): void;
}

export function createPages(send: (item: Item) => void): Pages {
  let current: PageView | undefined;
  let announcing: ReturnType<typeof setTimeout> | undefined;
  let idFromGateway = pageViewOfLoad();
  let previousUrl: string | undefined;

  const announce = (): void => {
    if (!current || announcing === undefined) return;
    clearTimeout(announcing);
    announcing = undefined;
    const { id, url, title = document.title, referrer } = current;
    current.scroll.measure();
    send(pageViewItem(id, url, title, referrer));
  };

  const report = (): void => {
    if (!current) return;
    announce();
    current.time.pause();
    const { id, time, scroll } = current;
    const reading = [time.seconds(), scroll.percent()].join();
    if (reading === current.reported) return;
    current.reported = reading;
    send(pageLeftItem(id, time.seconds(), scroll.percent()));
  };

  const forget = (): void => {
    clearTimeout(announcing);
    announcing = undefined;
    current = undefined;
  };

  return {
    open(page = {}) {
      report();
      const url = new URL(page.url ?? location.href, location.href).href;
      current = {
        id: idFromGateway ?? newId(),
        url,
        title: page.title,
        referrer: previousUrl ?? document.referrer,
        time: countVisibleTime(),
        scroll: measureScrollDepth(),
        reported: '',
      };
      idFromGateway = undefined;
      previousUrl = url;
      announcing = setTimeout(announce, TITLE_SETTLES_MS);
      return current.id;
    },
    isOpen: () => current !== undefined,
    measureScroll() {
      // Before that, the document may still show the previous page.
      if (announcing === undefined) current?.scroll.measure();
    },
    resume: () => current?.time.resume(),
    leave: report,
    forgetReferrer() {
      previousUrl = '';
    },
    forget,
    moveOn() {
      forget();
      idFromGateway = undefined;
    },
  };
}

/**
 * The gateway counts the load of a page itself and returns the id of the page view. A page from the
 * browser's cache has the id of an earlier view, which is not reused.
 */
function pageViewOfLoad(): string | undefined {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!load || load.transferSize === 0) return undefined;
  return load.serverTiming.find(({ name }) => name === 'pageview')?.description || undefined;
}
