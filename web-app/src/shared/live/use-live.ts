import { useEffect, useState } from 'react';
import { follow } from './follow';

export interface Live<T> {
  /** The newest message; undefined until the first. */
  data: T | undefined;
  /** Why the stream was refused. */
  error: unknown;
  isLive: boolean;
  refetch: () => void;
}

/**
 * What a stream of server-sent events says, message by message.
 *
 * @param load reads the same address once; the same function at each call
 */
export function useLive<T>(address: string, load: (signal: AbortSignal) => Promise<T>): Live<T> {
  const [attempt, setAttempt] = useState(0);
  const [data, setData] = useState<T>();
  const [error, setError] = useState<unknown>();
  const [isLive, setIsLive] = useState(false);
  useEffect(
    () =>
      follow(address, load, {
        onData(next) {
          setError(undefined);
          setData(() => next);
        },
        onConnection: setIsLive,
        onRefused(refusal) {
          setData(undefined);
          setError(refusal);
        },
      }),
    [address, load, attempt],
  );
  return { data, error, isLive, refetch: () => setAttempt((count) => count + 1) };
}
