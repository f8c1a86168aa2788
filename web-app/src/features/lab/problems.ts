import type { ApiError } from '../../shared/api';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** Why a run could not begin, and what to do about it. */
export function useStartProblem(): (error: ApiError) => string | undefined {
  const t = useTexts(texts);
  const { user } = useSession();
  return ({ code, message }) => {
    if (code === 'limit_reached' && user === null) return `${message} ${t.signInForMore}`;
    return (t.problems as Readonly<Record<string, string>>)[code];
  };
}
