/*
 * Tokens, codes and e-mail addresses of links leave the page in no report, and wait in no storage.
 * The server removes them by the same rules.
 */

const REMOVED = '(removed)';
// A link in a link in a link has as many.
const MAX_ENCODINGS = 10;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const JWT = /\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)*/;
const NAME =
  /token(?!s)|jwt|passw|passcode|passphrase|secret|credential|email|(api|access|reset|activation)key|sess(ion)?id|sessionstate|signature|saml(request|response)|authorization|^(otp|totp|pin|pwd|pass|sid|sig|mail|auth|key|nonce)$|^(o?auth|t?otp|mfa|2fa|sms|mail|oob|onetime|verification|verify|confirm(ation)?|activation|reset|recovery|backup|invit(e|ation)|login|device|user|security|access)?code$/;
const ACTION = /reset|verif|confirm|activat|invit|magic|unsubscribe|token|recover|password|unlock|callback/i;
const CAMPAIGN = /^(utm[a-z]+|[a-z]*clid|[gw]braid)$/;

/** An address without credentials. */
export function withoutCredentials(address: string): string {
  const [page = '', ...rest] = address.split('#');
  const fragment = rest.join('#');
  const isRoute = fragment.includes('?') || !/^[^/]*=/.test(fragment);
  return (
    ofPage(page.replace(/^([a-z][\w+.-]*:\/\/)[^/?#]*@/i, '$1')) +
    after('#', isRoute ? ofPage(fragment) : ofParameters(fragment))
  );
}

/** A title without credentials. */
export const textWithoutCredentials = (text: string): string =>
  text
    .replace(/\S+/g, (word) => (/^(?:\S*?:\/\/|[^?&#;]*[?&#;]\S+=)/.test(word) ? withoutCredentials(word) : word))
    .replace(new RegExp(EMAIL, 'gu'), REMOVED)
    .replace(new RegExp(JWT, 'g'), REMOVED);

const after = (separator: string, part: string): string => part && separator + part;

function ofPage(page: string): string {
  const [path = '', ...query] = page.split('?');
  return ofPath(path) + after('?', ofParameters(query.join('?')));
}

function ofPath(path: string): string {
  const parts = path.split('/');
  const first = /^[^/]+:\/\//.test(path) ? 3 : 0;
  return parts
    .map((part, i) => {
      if (i < first) return part;
      const [name, ...matrix] = part.split(';');
      const kept = [name, ...matrix.filter((pair) => !isCredential(pair))].join(';');
      return isSecret(decode(kept), i > first ? (parts[i - 1] ?? '') : '') ? REMOVED : kept;
    })
    .join('/');
}

const isSecret = (part: string, before: string): boolean =>
  isPersonal(part) ||
  isRandom(part) ||
  (ACTION.test(before) && /^(?=.*\d)[\w.~-]{16,}$/.test(part));

/** Whether a text has digits and letters of both cases without a word's end. */
const isRandom = (text: string): boolean =>
  (text.match(/[A-Za-z0-9]{20,}/g) ?? []).some(
    (run) => /\d/.test(run) && /[A-Z]/.test(run) && /[a-z]/.test(run),
  );

const isPersonal = (text: string): boolean => EMAIL.test(text) || JWT.test(text);

const ofParameters = (query: string): string =>
  query
    .split('&')
    .filter((pair) => !isCredential(pair))
    .join('&');

function isCredential(pair: string): boolean {
  const [encoded = '', ...rest] = pair.split('=');
  const value = decode(rest.length ? rest.join('=') : encoded);
  if (isPersonal(value)) return true;
  if (!rest.length) return isRandom(value);
  const name = toName(encoded);
  return !CAMPAIGN.test(name) && (NAME.test(name) || carries(value));
}

/** Whether a value is, or ends with, addresses or parameters that have a credential. */
const carries = (value: string): boolean =>
  value.split(/[?&#;]/).some((pair) => {
    const parts = pair.split('=');
    const names = parts.slice(0, -1).map(toName);
    return (
      names.some((name) => !CAMPAIGN.test(name) && NAME.test(name)) ||
      parts.some((part) => part.includes('/') && ofPath(part) !== part)
    );
  });

const toName = (encoded: string): string =>
  decode(encoded)
    .toLowerCase()
    .replace(/^amp;|[^\p{L}\p{N}]/gu, '');

function decode(text: string): string {
  for (let i = 0; i < MAX_ENCODINGS && text.includes('%'); i++) {
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
  }
  return text;
}

function decodeRun(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // Not UTF-8: all that matters here is ASCII.
    return escapes.replace(/%[0-7]./g, decodeURIComponent);
  }
}
