/** Counts the time while the page is visible; the clock stops while it is hidden. */
export interface VisibleTime {
  pause(): void;
  resume(): void;
  seconds(): number;
}

/** The server accepts at most a day as the time of a page view. */
const MAX_SECONDS = 86_400;

export function countVisibleTime(): VisibleTime {
  let total = 0;
  let since: number | undefined;
  const pause = (): void => {
    if (since !== undefined) total += performance.now() - since;
    since = undefined;
  };
  const resume = (): void => {
    if (!document.hidden) since ??= performance.now();
  };
  resume();
  return {
    pause,
    resume,
    seconds() {
      const running = since === undefined ? 0 : performance.now() - since;
      return Math.min(MAX_SECONDS, Math.round((total + running) / 100) / 10);
    },
  };
}
