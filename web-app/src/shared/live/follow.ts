import { ApiError } from '../api';

/** Longer than the pause between two messages of any stream of the API. */
const SILENCE_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

const REFUSALS = [401, 403];
const isRefusal = (error: unknown): boolean => error instanceof ApiError && REFUSALS.includes(error.status);

export interface Listener<T> {
  onData: (data: T) => void;
  /** Whether messages arrive, or the connection is being made again. */
  onConnection: (isLive: boolean) => void;
  /** It will not be tried again. */
  onRefused: (error: unknown) => void;
}

/**
 * Follows a stream until it is told to end. An EventSource cannot refresh a login that has expired,
 * and does not say why it failed. So the same address is read once before each connection.
 *
 * @param load reads what the stream's next message would be
 * @returns ends it
 */
export function follow<T>(
  address: string,
  load: (signal: AbortSignal) => Promise<T>,
  { onData, onConnection, onRefused }: Listener<T>,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;

  const connect = async () => {
    try {
      const data = await load(signal);
      if (signal.aborted) return;
      onData(data);
      listen();
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusal(error)) onRefused(error);
      else reconnect();
    }
  };
  const listen = () => {
    source = new EventSource(address);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      pause = FIRST_PAUSE_MS;
      onConnection(true);
      onData(JSON.parse(data) as T);
      expectMore();
    };
    source.onerror = reconnect;
    expectMore();
  };
  const expectMore = () => {
    clearTimeout(timer);
    timer = setTimeout(reconnect, SILENCE_MS);
  };
  const reconnect = () => {
    source?.close();
    clearTimeout(timer);
    onConnection(false);
    timer = setTimeout(() => void connect(), pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  };

  void connect();
  return () => {
    ending.abort();
    source?.close();
    clearTimeout(timer);
  };
}
