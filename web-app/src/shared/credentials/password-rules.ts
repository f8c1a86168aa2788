const MIN_LENGTH = 10;
const MAX_LENGTH = 128;

/** A rule of the identity server that a page can check as well. */
export type BrokenRule = 'tooShort' | 'tooLong' | 'isEmail';

/**
 * The first rule that a new password breaks. Characters are counted as the identity server does:
 * composed, by code point. It alone knows which passwords are too common.
 */
export function brokenRule(password: string, email: string | undefined): BrokenRule | undefined {
  const length = Array.from(password.normalize('NFC')).length;
  if (length < MIN_LENGTH) return 'tooShort';
  if (length > MAX_LENGTH) return 'tooLong';
  if (isSameAddress(password, email)) return 'isEmail';
  return undefined;
}

export const isSameAddress = (password: string, email: string | undefined): boolean =>
  password !== '' && password.toLowerCase() === email?.trim().toLowerCase();
