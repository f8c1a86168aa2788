/** Calls back when a frontend's router changes the page, by the history API or the hash. */
export function watchNavigation(onPage: () => void, signal: AbortSignal): void {
  let page = pageKey();

  const check = (): void => {
    if (signal.aborted || page === pageKey()) return;
    page = pageKey();
    onPage();
  };
  /** Replacing only the query is how a page stores filters in its URL: no page view. */
  const checkReplaced = (): void => {
    const [path] = page.split('?');
    if (path === pageKey().split('?')[0]) page = pageKey();
    else check();
  };

  afterCall('pushState', check);
  afterCall('replaceState', checkReplaced);
  addEventListener('popstate', check, { signal });
  addEventListener('hashchange', check, { signal });
}

function afterCall(name: 'pushState' | 'replaceState', then: () => void): void {
  const original = history[name].bind(history);
  history[name] = (...args) => {
    original(...args);
    then();
  };
}

/** The identity of a page: includes the hash only if it is a route, not an anchor. */
function pageKey(): string {
  const route = /^#[!/]/.test(location.hash) ? location.hash : '';
  return location.pathname + route + '?' + location.search;
}
