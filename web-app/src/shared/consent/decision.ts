import { useVisitorTracking } from '@onelastai/web-sdk/react';
import { useSyncExternalStore } from 'react';

export type Decision = 'granted' | 'denied';

/** How often the visitor asked for the question since the last answer. */
let requests = 0;
const listeners = new Set<() => void>();

function changed(): void {
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The cookie in which the SDK stores the decision, and which the gateway reads. */
function storedDecision(): Decision | undefined {
  const value = /(?:^|; )onelastai_consent=(granted|denied)(?:;|$)/.exec(document.cookie)?.[1];
  return value as Decision | undefined;
}

/** Do Not Track or Global Privacy Control: the SDK and the gateway obey them, whatever is decided here. */
function refusesByBrowser(): boolean {
  const signals = navigator as Navigator & { globalPrivacyControl?: boolean };
  return signals.doNotTrack === '1' || signals.globalPrivacyControl === true;
}

export interface Consent {
  /** Undefined until the visitor has decided. */
  decision: Decision | undefined;
  refusedByBrowser: boolean;
  /** Whether the visitor is to be asked. */
  isAsking: boolean;
  /** How often the visitor asked for the question since the last answer. */
  requests: number;
  decide: (decision: Decision) => void;
  reopen: () => void;
}

/** The visitor's decision about being tracked; every part that shows it changes with it. */
export function useConsent(): Consent {
  const { optIn, optOut } = useVisitorTracking();
  const decision = useSyncExternalStore(subscribe, storedDecision);
  const asked = useSyncExternalStore(subscribe, () => requests);
  const refusedByBrowser = refusesByBrowser();
  return {
    decision,
    refusedByBrowser,
    isAsking: asked > 0 || (decision === undefined && !refusedByBrowser),
    requests: asked,
    decide(next) {
      if (next === 'granted') optIn();
      else optOut();
      requests = 0;
      changed();
    },
    reopen() {
      requests += 1;
      changed();
    },
  };
}
