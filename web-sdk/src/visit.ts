import { newId } from './ids.js';
import { isGranted } from './permission.js';
import type { Store } from './store.js';

/*
 * On another site a page carries its visit itself: the gateway's cookies are not sent from there,
 * and it cannot read the one with the visitor's decision.
 */

export const VISIT = 'onelastai_visit';
const HEADER = 'X-OneLastAI-Visit';

export function visitHeaders(store: Store): Record<string, string> {
  const visit = store.read(VISIT) ?? newId();
  return {
    // One that the next page does not know would be a visitor for each page.
    ...(store.keep(VISIT, visit) && { [HEADER]: visit }),
    ...(isGranted() && { 'X-OneLastAI-Consent': 'granted' }),
  };
}

/** What the gateway answers is what the next request carries. */
export function keepVisit(response: Response, store: Store): void {
  const visit = response.headers.get(HEADER);
  if (visit) store.keep(VISIT, visit);
}
