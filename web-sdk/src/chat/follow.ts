import { parse, refusal, type ChatEvent } from './events.js';
import { readEvents } from './server-sent-events.js';

/** The number of reconnects without an event in between. */
const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 10_000;
/** The server, or a proxy, is temporarily unavailable or busy. */
const PASSING = [429, 502, 503, 504];

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
  lastEventId?: string;
}

export type Send = (call: Call) => Promise<Response>;

interface Cut {
  reason: string;
  /** The server's `Retry-After` in milliseconds. */
  pause?: number;
}

/**
 * Sends a request and yields the events of its response. A broken stream is resumed where it broke;
 * the request itself is never retried, because its question may have arrived.
 */
export async function* follow(
  first: Call,
  send: Send,
  signal: AbortSignal | undefined,
): AsyncGenerator<ChatEvent, void> {
  let position = first.lastEventId === undefined ? undefined : first;
  let tries = 0;

  /** Returns what interrupted the answer, or nothing if it is complete. */
  async function* attempt(call: Call): AsyncGenerator<ChatEvent, Cut | undefined> {
    const response = await send(call);
    if (!response.ok || !response.body) {
      const refused = await refusal(response);
      const { code, detail = code, status = 0, retryAfter = 0 } = refused.problem;
      if (call === position && PASSING.includes(status)) return { reason: detail, pause: retryAfter * 1_000 };
      yield refused;
      return undefined;
    }
    for await (const { id, type, data } of readEvents(response.body)) {
      const event = parse(type, data);
      if (!event) continue;
      tries = 0;
      if (event.type === 'start') {
        position = { method: 'GET', path: `/api/chat/${event.conversationId}/stream` };
      }
      if (position) position = { ...position, lastEventId: id };
      yield event;
      if (event.type === 'done' || event.type === 'error') return undefined;
    }
    return { reason: 'The stream ended too soon.' };
  }

  for (let call = first; ; call = position) {
    let cut: Cut | undefined;
    try {
      cut = yield* attempt(call);
    } catch (failure) {
      signal?.throwIfAborted();
      cut = { reason: String(failure) };
    }
    if (!cut) return;
    if (!position || ++tries > MAX_TRIES) {
      yield { type: 'error', problem: { code: 'connection_lost', detail: cut.reason } };
      return;
    }
    await sleep(Math.max(backOff(tries), cut.pause ?? 0), signal);
  }
}

/** With jitter, so that the clients of a restarted server do not reconnect at once. */
const backOff = (tries: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), MAX_PAUSE_MS) * (0.5 + Math.random() / 2);

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
