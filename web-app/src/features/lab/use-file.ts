import { useState } from 'react';
import { useRefreshLogin } from './queries';

/**
 * A browser that loads a file does not refresh a login which has expired: so the first failure does,
 * and the file is asked for once more.
 *
 * @returns what makes the element anew, what it calls when it fails, and whether both attempts have
 */
export function useFile(): { attempt: number; onError: () => void; isMissing: boolean } {
  const refresh = useRefreshLogin();
  const [attempt, setAttempt] = useState(0);
  const [isMissing, setMissing] = useState(false);
  const onError = () => {
    if (attempt === 0) void refresh().then(() => setAttempt(1));
    else setMissing(true);
  };
  return { attempt, onError, isMissing };
}
