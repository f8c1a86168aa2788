/**
 * Holds a stream while the tab can be seen. A browser has six connections to a host for all tabs
 * together, so that streams of hidden tabs would keep another from loading.
 *
 * @param open opens the stream
 * @returns ends it
 */
export function whileVisible(open: () => () => void): () => void {
  let close: (() => void) | undefined;
  const update = () => {
    if (document.visibilityState === 'visible') {
      close ??= open();
    } else {
      close?.();
      close = undefined;
    }
  };
  update();
  document.addEventListener('visibilitychange', update);
  return () => {
    document.removeEventListener('visibilitychange', update);
    close?.();
  };
}
