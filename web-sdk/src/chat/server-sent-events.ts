/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  type: string;
  data: string;
  /** The stream's last id, of this or an earlier event. */
  id: string;
}

/** A server that is silent for 20 seconds sends a comment or an error. */
const SILENCE_MS = 45_000;

/** Reads the events of a body; drops an incomplete one at the end, as the standard requires. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = createParser();
  try {
    for (;;) {
      const { done, value } = await heard(reader.read());
      if (done) return;
      yield* parser(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Also closes the connection if the reader stops.
    reader.cancel().catch(() => undefined);
  }
}

/** Fails after a long silence: a dead connection may look open forever. */
async function heard<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The connection fell silent.'));
    }, SILENCE_MS);
  });
  return Promise.race([reading, silence]).finally(() => {
    clearTimeout(timer);
  });
}

/** Parses a stream piece by piece; returns the events that each piece completes. */
function createParser(): (text: string) => Generator<ServerSentEvent> {
  let rest = '';
  let type = '';
  let data: string[] = [];
  let id = '';

  const take = (line: string): void => {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return function* (text) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line) {
        take(line);
        continue;
      }
      if (data.length) yield { type: type || 'message', data: data.join('\n'), id };
      type = '';
      data = [];
    }
  };
}
