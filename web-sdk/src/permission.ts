const DECISION = /(?:^|; )onelastai_consent=([^;]*)/;
const YEAR_SECONDS = '31536000';

/** May this browser be tracked? Read each time: another tab may have changed the decision. */
export function isAllowed(consentRequired: boolean): boolean {
  if (typeof document === 'undefined' || refusesTracking()) return false;
  try {
    return isGranted() || (decision() !== 'denied' && !consentRequired);
  } catch {
    // A sandboxed frame cannot read cookies.
    return false;
  }
}

export const isGranted = (): boolean => decision() === 'granted';

const decision = (): string | undefined => DECISION.exec(document.cookie)?.[1];

/** Stores the visitor's decision in a cookie, which the server reads, too. */
export function decide(decision: 'granted' | 'denied'): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `onelastai_consent=${decision}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** Do Not Track or Global Privacy Control. */
function refusesTracking(): boolean {
  const signals = navigator as Navigator & { globalPrivacyControl?: boolean };
  return signals.doNotTrack === '1' || signals.globalPrivacyControl === true;
}
