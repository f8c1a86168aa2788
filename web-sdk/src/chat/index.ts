/**
 * Talks to agents, and gives their answers word by word.
 *
 * @packageDocumentation
 */
import { refusal, type ChatEvent } from './events.js';
import { follow, type Call } from './follow.js';

export type { ChatEvent, ChatMessage, ChatProblem } from './events.js';

export interface ChatClientOptions {
  /** Where the gateway is, if not on the page's own origin. */
  baseUrl?: string;
  /** Replaces the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface AnswerOptions {
  /** Leaves the answer: reading it then fails with the signal's reason. The agent finishes it all the same. */
  signal?: AbortSignal;
}

/**
 * An answer while it comes, to be read once. The last event is `done` or `error`; a refusal is an
 * `error` too. Nothing is sent before it is read.
 */
export interface Answer extends AsyncIterable<ChatEvent> {
  /** Asks the agent to stop. The part that came is kept, and `done` ends the stream. */
  stop(): Promise<void>;
}

export interface ChatClient {
  /** Asks an agent, in a new conversation if none is named: `start` tells which. */
  ask(question: { agentId: string; message: string; conversationId?: string }, options?: AnswerOptions): Answer;
  send(conversationId: string, content: string, options?: AnswerOptions): Answer;
  /** Has a question answered once more: that of `messageId`, or else the last. */
  regenerate(conversationId: string, messageId?: string, options?: AnswerOptions): Answer;
  /** Puts a question in other words, as a branch of the conversation. */
  edit(conversationId: string, messageId: string, content: string, options?: AnswerOptions): Answer;
  /**
   * Reads on where a page before this one left off.
   *
   * @param from - as in the conversation's `answering`
   */
  resume(conversationId: string, from: { messageId: string; part: string }, options?: AnswerOptions): Answer;
}

export function createChatClient(options: ChatClientOptions = {}): ChatClient {
  const { baseUrl = '' } = options;
  const root = baseUrl.replace(/\/$/, '');

  const request = (call: Call, accept: string, signal: AbortSignal | undefined): Promise<Response> => {
    const headers: Record<string, string> = { Accept: accept };
    if (call.body) headers['Content-Type'] = 'application/json';
    if (call.lastEventId) headers['Last-Event-ID'] = call.lastEventId;
    return (options.fetch ?? fetch)(root + call.path, {
      method: call.method,
      headers,
      body: call.body && JSON.stringify(call.body),
      credentials: 'include',
      cache: 'no-store',
      signal,
    });
  };

  const answer = (call: Call, { signal }: AnswerOptions = {}, conversationId?: string): Answer => {
    const events = follow(call, (each) => request(each, 'text/event-stream', signal), signal);
    let conversation = conversationId;
    let isUnwanted = false;

    const askToStop = async (): Promise<void> => {
      if (!conversation) return;
      const path = `/api/chat/${conversation}/stop`;
      const response = await request({ method: 'POST', path }, 'application/json', undefined);
      if (response.ok) return;
      const { code, detail } = (await refusal(response)).problem;
      // Not begun yet or over already; or on its way.
      if (code !== 'no_answer_in_progress' && code !== 'stop_pending') throw new Error(detail ?? code);
    };
    return {
      stop() {
        isUnwanted = true;
        return askToStop();
      },
      async *[Symbol.asyncIterator]() {
        for await (const event of events) {
          if (event.type === 'start') {
            conversation = event.conversationId;
            // The wish was there before there was anything to stop.
            if (isUnwanted) await askToStop();
          }
          yield event;
        }
      },
    };
  };

  return {
    ask: (question, options) =>
      answer({ method: 'POST', path: '/api/chat', body: question }, options, question.conversationId),
    send: (conversationId, content, options) => {
      const body = { conversationId, content };
      return answer({ method: 'POST', path: '/api/chat/message', body }, options, conversationId);
    },
    regenerate: (conversationId, messageId, options) => {
      const path = `/api/chat/${conversationId}/regenerate`;
      return answer({ method: 'POST', path, body: { messageId } }, options, conversationId);
    },
    edit: (conversationId, messageId, content, options) => {
      const path = `/api/chat/${conversationId}/messages/${messageId}`;
      return answer({ method: 'PUT', path, body: { content } }, options, conversationId);
    },
    resume: (conversationId, { messageId, part }, options) => {
      const lastEventId = `${messageId}:${String(part.length)}`;
      return answer({ method: 'GET', path: `/api/chat/${conversationId}/stream`, lastEventId }, options, conversationId);
    },
  };
}
