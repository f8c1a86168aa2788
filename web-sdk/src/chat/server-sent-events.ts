/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  type: string;
  data: string;
  /** The last id that the stream gave, here or earlier. */
  id: string;
}

/** A server that is silent for 20 seconds sends a comment or an error. */
const SILENCE_MS = 45_000;

/** Reads the events of a body. One that the body breaks off in is dropped, as the standard says. */
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
    // Whoever stops reading leaves the server, too.
    reader.cancel().catch(() => undefined);
  }
}

/** Fails when nothing comes for too long: a dead connection may look open for ever. */
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

/** Takes a stream's text piece by piece, and gives the events that each piece completes. */
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
