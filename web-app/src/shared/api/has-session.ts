/**
 * Whether this browser is signed in, as far as a page can tell: the login's cookies are out of reach
 * of scripts, but this one comes and goes with them. Without it, every visitor's page would begin
 * with a request that is refused.
 */
export const hasSession = (): boolean => /(?:^|; )onelastai_signed_in=1(?:;|$)/.test(document.cookie);
