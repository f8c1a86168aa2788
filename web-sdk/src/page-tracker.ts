import { createTracker, type Tracker, type TrackerOptions } from './tracker.js';

declare global {
  interface Window {
    /** The tracker of the script tag, if the page has one. */
    onelastai?: Tracker;
  }
}

let own: Tracker | undefined;

/**
 * The single tracker of the page, because two would count each page twice: the script tag's, if
 * there is one, else the first that was requested, with its options.
 */
export function pageTracker(options?: TrackerOptions): Tracker {
  const fromScript = typeof window === 'undefined' ? undefined : window.onelastai;
  return fromScript ?? (own ??= createTracker(options));
}
