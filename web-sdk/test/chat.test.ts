// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChatClient, type Answer, type ChatEvent } from '../src/chat/index.js';
import { readEvents, type ServerSentEvent } from '../src/chat/server-sent-events.js';

const CONVERSATION = 'c-5rYhX0c2Qm6mJ1n8dT4w9A';
const ID = `${CONVERSATION}-2`;
const PIECES = ['Light ', 'is “both”:\n', 'a wave 🌊', ' and ', 'a particle.'];
const WHOLE = PIECES.join('');
const START = { conversationId: CONVERSATION, messageId: ID, questionId: `${CONVERSATION}-1` };
const DONE = {
  conversationId: CONVERSATION,
  id: ID,
  questionId: `${CONVERSATION}-1`,
  role: 'assistant',
  content: WHOLE,
  model: 'SmolLM2-135M-Instruct',
  tokens: 12,
  promptTokens: 40,
  timestamp: '2026-03-01T10:00:00Z',
  responseTime: 512,
  status: 'complete',
};

const event = (type: string, id: string, data: object): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/** What the server says from a character of the answer on. */
function said(from: number): string {
  let length = 0;
  const tokens = PIECES.flatMap((piece) => {
    length += piece.length;
    const text = piece.slice(Math.max(0, piece.length - (length - from)));
    return length > from ? [event('token', `${ID}:${String(length)}`, { text })] : [];
  });
  return [...tokens, ':\n\n', event('done', `${ID}:${String(length)}`, DONE)].join('');
}
const RECORDED = event('start', `${ID}:0`, START) + said(0);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A body of these pieces, which then ends, or breaks. */
function bodyOf(pieces: Uint8Array[], broken = false): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else if (broken) controller.error(new TypeError('network error'));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

const streamOf = (text: string): Response => new Response(bodyOf([bytes(text)]));
const brokenAfter = (text: Uint8Array): Response => new Response(bodyOf([text], true));
const refusedWith = (status: number, body: object, headers = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of events) found.push(each);
  return found;
}

const textOf = (events: ChatEvent[]): string =>
  events.map((each) => (each.type === 'token' ? each.text : '')).join('');

describe('server-sent events', () => {
  const read = (...pieces: Uint8Array[]): Promise<ServerSentEvent[]> => all(readEvents(bodyOf(pieces)));

  it('are the same wherever the stream is split, with either end of line', async () => {
    for (const ending of ['\n', '\r\n']) {
      const recorded = bytes(RECORDED.replaceAll('\n', ending));
      const expected = await read(recorded);
      expect(expected.map(({ type }) => type)).toEqual(['start', ...PIECES.map(() => 'token'), 'done']);
      expect(await read(...Array.from(recorded, (byte) => Uint8Array.of(byte)))).toEqual(expected);
      for (let at = 0; at <= recorded.length; at++) {
        expect(await read(recorded.slice(0, at), recorded.slice(at))).toEqual(expected);
      }
    }
  });

  it('have data of several lines, and no more than the standard gives them', async () => {
    const text =
      ': comment\n\n' +
      'data: one\ndata:two\ndata\ndata:  three\n\n' +
      'id: 7\n\n' +
      'event: empty\n\n' +
      'unknown: x\ndata: next\nid: bad\0id\n\n' +
      'event: token\ndata: cut off\n';
    expect(await read(bytes(text))).toEqual([
      { type: 'message', data: 'one\ntwo\n\n three', id: '' },
      { type: 'message', data: 'next', id: '7' },
    ]);
  });
});

describe('an answer', () => {
  let calls: { url: string; init: RequestInit & { headers: Record<string, string> } }[];
  let answers: (Response | (() => Response | Promise<Response>))[];

  const chat = createChatClient({
    baseUrl: 'https://gateway.example/',
    fetch: (url, init) => {
      calls.push({ url, init: init as (typeof calls)[number]['init'] });
      const answer = answers.shift();
      if (!answer) return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(typeof answer === 'function' ? answer() : answer);
    },
  });
  const question = (): Answer => chat.send(CONVERSATION, 'What is light?');

  /** Reads an answer to its end while the clock runs as fast as it can. */
  const read = async (answer: Answer): Promise<ChatEvent[]> => {
    const events = all(answer);
    await Promise.all([vi.runAllTimersAsync(), events.catch(() => undefined)]);
    return events;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    calls = [];
    answers = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('comes word by word', async () => {
    answers = [streamOf(RECORDED)];
    const events = await read(question());
    expect(events[0]).toEqual({ type: 'start', ...START });
    expect(events.filter(({ type }) => type === 'token')).toHaveLength(PIECES.length);
    expect(textOf(events)).toBe(WHOLE);
    expect(events.at(-1)).toEqual({ type: 'done', message: DONE });
    const [{ url, init }] = calls as [(typeof calls)[number]];
    expect(url).toBe('https://gateway.example/api/chat/message');
    expect(init.method).toBe('POST');
    expect(init.credentials).toBe('include');
    expect(init.headers).toEqual({ Accept: 'text/event-stream', 'Content-Type': 'application/json' });
    expect(init.body).toBe(JSON.stringify({ conversationId: CONVERSATION, content: 'What is light?' }));
  });

  it('is asked for in each way', async () => {
    answers = Array.from({ length: 5 }, () => () => streamOf(RECORDED));
    await read(chat.ask({ agentId: 'einstein', message: 'What is light?' }));
    await read(chat.regenerate(CONVERSATION));
    await read(chat.continueAnswer(CONVERSATION));
    await read(chat.edit(CONVERSATION, `${CONVERSATION}-1`, 'And time?'));
    await read(chat.resume(CONVERSATION, { messageId: ID, part: 'Light ' }));
    expect(
      calls.map(({ url, init }) => [init.method, url.replace(/.*(?=\/api)/, ''), init.body, init.headers['Last-Event-ID']]),
    ).toEqual([
      ['POST', '/api/chat', '{"agentId":"einstein","message":"What is light?"}', undefined],
      ['POST', `/api/chat/${CONVERSATION}/regenerate`, '{}', undefined],
      ['POST', `/api/chat/${CONVERSATION}/continue`, '{}', undefined],
      ['PUT', `/api/chat/${CONVERSATION}/messages/${CONVERSATION}-1`, '{"content":"And time?"}', undefined],
      ['GET', `/api/chat/${CONVERSATION}/stream`, undefined, `${ID}:6`],
    ]);
  });

  it('is whole wherever the network cuts it, once it has begun', async () => {
    const recorded = bytes(RECORDED);
    const begun = bytes(event('start', `${ID}:0`, START)).length;
    for (let at = begun; at < recorded.length; at++) {
      calls = [];
      answers = [
        brokenAfter(recorded.slice(0, at)),
        () => streamOf(said(Number(calls[1]?.init.headers['Last-Event-ID']?.split(':')[1]))),
      ];
      const events = await read(question());
      expect(textOf(events)).toBe(WHOLE);
      expect(events.at(-1)?.type).toBe('done');
      expect(calls[1]?.url).toBe(`https://gateway.example/api/chat/${CONVERSATION}/stream`);
      expect(calls).toHaveLength(2);
    }
  });

  it('is taken up again after an end without a last event, and while the server is away', async () => {
    answers = [
      streamOf(event('start', `${ID}:0`, START)),
      refusedWith(503, { code: 'service_unavailable' }, { 'Retry-After': '2' }),
      () => {
        throw new TypeError('Failed to fetch');
      },
      () => streamOf(said(0)),
    ];
    const begin = Date.now();
    expect(textOf(await read(question()))).toBe(WHOLE);
    expect(Date.now() - begin).toBe(250 + 2_000 + 1_000);
  });

  it('is taken up again when its connection falls silent', async () => {
    let left = false;
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes(event('start', `${ID}:0`, START)));
      },
      cancel: () => {
        left = true;
      },
    });
    answers = [new Response(silent), () => streamOf(said(0))];
    const begin = Date.now();
    expect(textOf(await read(question()))).toBe(WHOLE);
    expect(Date.now() - begin).toBe(45_000 + 250);
    expect(left).toBe(true);
  });

  it('is given up after some tries, which begin anew with every event', async () => {
    answers = [brokenAfter(bytes(RECORDED.slice(0, RECORDED.indexOf('id:', 10))))];
    expect((await read(question())).at(-1)).toMatchObject({ type: 'error', problem: { code: 'connection_lost' } });
    expect(calls).toHaveLength(9);

    calls = [];
    answers = PIECES.map((_, index) => brokenAfter(bytes(event('token', `${ID}:${String(index)}`, { text: 'x' }))));
    answers.unshift(streamOf(event('start', `${ID}:0`, START)));
    await read(question());
    expect(calls).toHaveLength(1 + PIECES.length + 8);
  });

  it('is not asked for twice when it is not known whether the question was heard', async () => {
    const events = await read(question());
    expect(events).toEqual([
      { type: 'error', problem: { code: 'connection_lost', detail: 'TypeError: Failed to fetch' } },
    ]);
    expect(calls).toHaveLength(1);
  });

  it('that is refused says why, and is not asked for again', async () => {
    answers = [refusedWith(429, { code: 'busy', detail: 'Too many at once.', type: 'x' }, { 'Retry-After': '3' })];
    expect(await read(question())).toEqual([
      { type: 'error', problem: { code: 'busy', detail: 'Too many at once.', status: 429, retryAfter: 3 } },
    ]);
    answers = [new Response('<html>', { status: 502 })];
    expect(await read(question())).toMatchObject([{ type: 'error', problem: { code: 'refused', status: 502 } }]);
    expect(calls).toHaveLength(2);
  });

  it('that breaks off at the model ends with the part that was stored', async () => {
    const part = { ...DONE, content: 'Light ', status: 'interrupted' };
    answers = [
      streamOf(
        event('start', `${ID}:0`, START) +
          event('token', `${ID}:6`, { text: 'Light ' }) +
          event('error', `${ID}:6`, { code: 'model_failed', detail: 'It broke off.', status: 502, message: part }),
      ),
    ];
    expect((await read(question())).at(-1)).toEqual({
      type: 'error',
      problem: { code: 'model_failed', detail: 'It broke off.', status: 502 },
      message: part,
    });
    expect(calls).toHaveLength(1);
  });

  it('that is stopped asks the server, which ends it', async () => {
    answers = [streamOf(RECORDED), refusedWith(503, { code: 'stop_pending' })];
    const answer = question();
    for await (const { type } of answer) if (type === 'start') await answer.stop();
    expect(calls.map(({ init, url }) => `${String(init.method)} ${url}`).at(-1)).toBe(
      `POST https://gateway.example/api/chat/${CONVERSATION}/stop`,
    );
  });

  it('that is stopped before it began is stopped as soon as its conversation is known', async () => {
    answers = [streamOf(RECORDED), refusedWith(200, DONE)];
    const answer = chat.ask({ agentId: 'einstein', message: 'What is light?' });
    await answer.stop();
    expect(calls).toHaveLength(0);
    await read(answer);
    expect(calls.map(({ url }) => url.replace(/.*\//, ''))).toEqual(['chat', 'stop']);
  });

  it('that was over when it was to be stopped stays as it is; other refusals to stop are told', async () => {
    answers = [refusedWith(409, { code: 'no_answer_in_progress' }), refusedWith(404, { code: 'not_found' })];
    await question().stop();
    await expect(question().stop()).rejects.toThrow('not_found');
  });

  it('that is left lets its connection go', async () => {
    let left = false;
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes(RECORDED.slice(0, -20)));
      },
      cancel: () => {
        left = true;
      },
    });
    answers = [new Response(endless)];
    for await (const { type } of question()) if (type === 'token') break;
    expect(left).toBe(true);
    expect(calls).toHaveLength(1);
  });

  it('that is aborted fails with the reason, also between two tries', async () => {
    const controller = new AbortController();
    answers = [streamOf(event('start', `${ID}:0`, START))];
    const events = all(chat.send(CONVERSATION, 'What is light?', { signal: controller.signal }));
    const outcome = expect(events).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(100);
    controller.abort(new Error('enough'));
    await outcome;
    await vi.runAllTimersAsync();
    expect(calls).toHaveLength(1);
  });
});
