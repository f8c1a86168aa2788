/** How far down the page the visitor has seen, in percent of its height. */
export interface ScrollDepth {
  measure(): void;
  percent(): number;
}

export function measureScrollDepth(): ScrollDepth {
  let seen = 0;
  let height = 0;
  return {
    measure() {
      const root = document.documentElement;
      // The current height: late content makes a page longer.
      height = Math.max(root.scrollHeight, root.clientHeight);
      seen = Math.max(seen, window.scrollY + window.innerHeight);
    },
    percent: () => (height ? Math.min(100, Math.round((100 * seen) / height)) : 0),
  };
}
