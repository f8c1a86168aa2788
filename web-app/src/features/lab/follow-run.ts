import { readEvents } from '@onelastai/web-sdk/chat';
import { api, ApiError, read } from '../../shared/api';
import type { Experiment } from './queries';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Events are not in OpenAPI. */
type Progress = NonNullable<Experiment['progress']> & Pick<Experiment, 'status'>;

export interface RunListener {
  onProgress: (progress: Progress) => void;
  onDone: (experiment: Experiment) => void;
  /** The run is not there, or not the reader's. It will not be tried again. */
  onRefused: (error: unknown) => void;
}

/** A stream that the browser's own EventSource could not refresh the login for. */
const openEvents = (id: string, signal: AbortSignal) =>
  read(
    api.GET('/api/lab/{experimentId}/events', {
      params: { path: { experimentId: id } },
      parseAs: 'stream',
      headers: { Accept: 'text/event-stream' },
      signal,
    }),
  );

/** Whether another try would be answered alike. */
const isFinal = (error: unknown): boolean => error instanceof ApiError && error.status < 500 && error.status !== 429;

/**
 * Follows a run to its end, over connections that break.
 *
 * @returns ends it
 */
export function followRun(id: string, listener: RunListener): () => void {
  const ending = new AbortController();
  void follow(id, listener, ending.signal);
  return () => ending.abort();
}

async function follow(id: string, listener: RunListener, signal: AbortSignal): Promise<void> {
  const isOver = () => signal.aborted;
  let pause = FIRST_PAUSE_MS;
  while (!isOver()) {
    try {
      for await (const { type, data } of readEvents(await openEvents(id, signal))) {
        if (isOver()) return;
        pause = FIRST_PAUSE_MS;
        if (type === 'progress') listener.onProgress(JSON.parse(data) as Progress);
        if (type === 'done') {
          listener.onDone(JSON.parse(data) as Experiment);
          return;
        }
      }
    } catch (error) {
      if (isOver()) return;
      if (isFinal(error)) {
        listener.onRefused(error);
        return;
      }
    }
    await wait(pause, signal);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
