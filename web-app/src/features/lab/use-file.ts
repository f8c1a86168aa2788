import { useState } from 'react';
import { useRefreshLogin } from './queries';

/**
 * A browser that loads a file does not refresh a login which has expired: so the first failure does,
 * and the file is asked for once more.
 *
 * @returns what makes the element anew, and what it calls when it fails
 */
export function useFile(): { attempt: number; onError: () => void } {
  const refresh = useRefreshLogin();
  const [attempt, setAttempt] = useState(0);
  return { attempt, onError: () => void (attempt === 0 && refresh().then(() => setAttempt(1))) };
}
