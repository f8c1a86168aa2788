import type { Filter } from './team-queries';

const TEXTS = ['status', 'priority', 'category', 'assignee', 'tag'] as const;
const FLAGS = ['unassigned', 'breached'] as const;

/** A filter as it stands in the page's address: so it is still there after a look at a ticket. */
export function toSearch(filter: Filter): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of TEXTS) if (filter[name]) search.set(name, filter[name]);
  for (const name of FLAGS) if (filter[name]) search.set(name, 'true');
  return search;
}

/** The API refuses what it does not know. */
export function toFilter(search: URLSearchParams): Filter {
  const filter: Record<string, string | boolean> = {};
  for (const name of TEXTS) {
    const value = search.get(name);
    if (value) filter[name] = value;
  }
  for (const name of FLAGS) if (search.get(name) === 'true') filter[name] = true;
  return filter;
}
