/**
 * The build for a script tag, which takes its options from the tag:
 * `<script src="/sdk/onelastai.js" data-endpoint="..." data-consent="required" defer></script>`
 */
import type {} from './page-tracker.js';
import { createTracker } from './tracker.js';

// Two tags, or a page restored by a framework, share one tracker.
if (!window.onelastai) {
  const { endpoint, consent } = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};
  window.onelastai = createTracker({
    endpoint,
    consent: consent === 'required' ? consent : undefined,
  });
  window.onelastai.start();
}
