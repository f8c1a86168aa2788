const COOKIE = 'onelastai_consent';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** May this browser be tracked? Read each time: another tab may have changed the decision. */
export function isAllowed(consentRequired: boolean): boolean {
  if (typeof document === 'undefined' || refusesTracking()) return false;
  try {
    const decision = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(document.cookie)?.[1];
    return decision === 'granted' || (decision !== 'denied' && !consentRequired);
  } catch {
    // A sandboxed frame cannot read cookies.
    return false;
  }
}

/** Stores the visitor's decision in a cookie, which the server reads, too. */
export function decide(decision: 'granted' | 'denied'): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${decision}; Path=/; Max-Age=${String(YEAR_SECONDS)}; SameSite=Lax${secure}`;
}

/** Do Not Track or Global Privacy Control. */
function refusesTracking(): boolean {
  const signals = navigator as Navigator & { globalPrivacyControl?: boolean };
  return signals.doNotTrack === '1' || signals.globalPrivacyControl === true;
}
