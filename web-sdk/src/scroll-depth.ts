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
      const inner = root.scrollHeight > innerHeight ? undefined : innerScroller();
      // The current height: late content makes a page longer.
      height = inner ? inner.scrollHeight : Math.max(root.scrollHeight, root.clientHeight);
      const bottom = inner ? inner.scrollTop + inner.clientHeight : scrollY + innerHeight;
      seen = Math.max(seen, bottom);
    },
    percent: () => (height ? Math.min(100, Math.round((100 * seen) / height)) : 0),
  };
}

/** The element in the middle of the window whose content scrolls, on a page that does not. */
function innerScroller(): Element | undefined {
  // Test environments of frameworks have no layout.
  let element = (document as Partial<Document>).elementFromPoint?.(innerWidth / 2, innerHeight / 2);
  while (element && element !== document.body && element !== document.documentElement) {
    const { overflowY } = getComputedStyle(element);
    if (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight) return element;
    element = element.parentElement;
  }
  return undefined;
}
