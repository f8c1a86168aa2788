import { useSearchParams } from 'react-router';

const HOME = '/dashboard';

/** A path of this site, or the dashboard: a link to the login must not lead to another site. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/')) return HOME;
  try {
    // The browser's own reading: "/\evil.example" and "/<tab>/evil.example" are other hosts.
    const url = new URL(next, location.origin);
    return url.origin === location.origin ? url.pathname + url.search + url.hash : HOME;
  } catch {
    return HOME;
  }
}

/** Where to go after the login, and the same as a query for links between login and sign-up. */
export function useNext(): { next: string; query: string } {
  const [parameters] = useSearchParams();
  const next = safeNext(parameters.get('next'));
  return { next, query: next === HOME ? '' : `?next=${encodeURIComponent(next)}` };
}
