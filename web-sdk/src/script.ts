/**
 * The build for a script tag, which takes its options from the tag:
 * `<script src="/sdk/onelastai.js" data-endpoint="..." data-consent="required" defer></script>`
 */
import type {} from './page-tracker.js';
import { createTracker } from './tracker.js';

// Two tags, or a page restored by a framework, share one tracker.
if (!window.onelastai) {
  const tag = document.currentScript as HTMLScriptElement | null;
  window.onelastai = createTracker(tag?.dataset);
  window.onelastai.start();
}
