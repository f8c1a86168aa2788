import { useTexts } from '../texts';
import { brokenRule } from './password-rules';
import { texts } from './texts';

/** What a form can say before it is sent; the server has the last word. */
export function useCredentialChecks() {
  const t = useTexts(texts);
  return {
    required: (value: string): string | null => (value.trim() === '' ? t.required : null),
    email: (value: string): string | null => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t.notAnAddress),
    code: (value: string): string | null => (/^\d{6}$/.test(value.replace(/[\s-]/g, '')) ? null : t.codeNeeded),
    newPassword(password: string, email: string | undefined): string | null {
      const broken = brokenRule(password, email);
      return broken ? t[broken] : null;
    },
  };
}
