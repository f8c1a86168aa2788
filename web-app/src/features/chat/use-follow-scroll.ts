import { useCallback, useEffect, useRef, useState } from 'react';

/** How far from the end still is at the end. */
const NEAR_PX = 48;

/** Keeps the end of what grows in view, unless the reader has scrolled up to read. */
export function useFollowScroll() {
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    follows.current = true;
    setAtEnd(true);
    if (view.current) view.current.scrollTop = view.current.scrollHeight;
  }, []);

  useEffect(() => {
    if (!content.current || !view.current) return;
    const observer = new ResizeObserver(() => {
      if (follows.current && view.current) view.current.scrollTop = view.current.scrollHeight;
    });
    observer.observe(content.current);
    observer.observe(view.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    if (!view.current) return;
    const { scrollHeight, scrollTop, clientHeight } = view.current;
    follows.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    setAtEnd(follows.current);
  };

  return { view, content, onScroll, isAtEnd, toEnd };
}
