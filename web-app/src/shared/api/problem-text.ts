import { defineTexts, useTexts } from '../texts';
import { ApiError } from './problem';

const texts = defineTexts({
  en: {
    offline: 'The server cannot be reached. Check your connection and try again.',
    unknown: 'Something went wrong. Please try again.',
    codes: {
      unauthenticated: 'Please sign in.',
      invalid_token: 'Your session has ended. Please sign in again.',
      forbidden: 'You may not do this.',
      not_found: 'This does not exist, or it is not yours to see.',
      too_many_requests: 'Too many requests. Please wait a moment.',
      service_unavailable: 'This part of the platform is not available right now. Please try again soon.',
      circuit_open: 'This part of the platform is recovering. Please try again in a moment.',
      upstream_timeout: 'This took too long. Please try again.',
      internal_error: 'Something went wrong on our side. Please try again.',
    },
  },
});

/** Says a failure in the reader's language; a code without a text of its own by the API's detail. */
export function useProblemText(): (error: unknown) => string {
  const t = useTexts(texts);
  return (error) => {
    if (!(error instanceof ApiError)) return error instanceof TypeError ? t.offline : t.unknown;
    const codes: Readonly<Record<string, string>> = t.codes;
    return codes[error.code] ?? (error.message || t.unknown);
  };
}
