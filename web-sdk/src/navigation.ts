/** Calls back when a frontend's router shows another page, by the history API or by the hash. */
export function watchNavigation(onPage: () => void, signal: AbortSignal): void {
  let page = pageKey();

  const check = (): void => {
    if (signal.aborted || page === pageKey()) return;
    page = pageKey();
    onPage();
  };
  /** Replacing the query alone is how a page keeps filters in its address: no page view. */
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

/** What tells one page from another: a hash only where it is a route, not a place in the page. */
function pageKey(): string {
  const route = /^#[!/]/.test(location.hash) ? location.hash : '';
  return location.pathname + route + '?' + location.search;
}
