/**
 * A client of the chat with agents, whose answers are streamed.
 *
 * @packageDocumentation
 */
import { refusal, type ChatEvent } from './events.js';
import { follow, type Call } from './follow.js';

export type { ChatEvent, ChatMessage, ChatProblem } from './events.js';
export { readEvents, type ServerSentEvent } from './server-sent-events.js';

export interface ChatClientOptions {
  /** The gateway's URL. Default: the page's own origin. */
  baseUrl?: string;
  /** Replaces the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface AnswerOptions {
  /** Stops reading: fails with the signal's reason. The agent still finishes the answer. */
  signal?: AbortSignal;
}

/**
 * A streamed answer, to be read once. The last event is `done` or `error`; a refused request is an
 * `error`, too. The request is sent when reading starts.
 */
export interface Answer extends AsyncIterable<ChatEvent> {
  /** Asks the agent to stop. The partial answer is stored, and `done` ends the stream. */
  stop(): Promise<void>;
}

export interface ChatClient {
  /** Asks an agent, by default in a new conversation, whose id is in `start`. */
  ask(question: { agentId: string; message: string; conversationId?: string }, options?: AnswerOptions): Answer;
  send(conversationId: string, content: string, options?: AnswerOptions): Answer;
  /** Answers a question again: that of `messageId`, or else the last. */
  regenerate(conversationId: string, messageId?: string, options?: AnswerOptions): Answer;
  /** Continues an answer that was cut off, as a new branch of the conversation that begins with it. */
  continueAnswer(conversationId: string, messageId?: string, options?: AnswerOptions): Answer;
  /** Changes a question, as a new branch of the conversation. */
  edit(conversationId: string, messageId: string, content: string, options?: AnswerOptions): Answer;
  /**
   * Continues to read an answer that a previous page began to read.
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
      // Not begun yet, over already, or on its way.
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
            // `stop` was called before the answer began.
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
    continueAnswer: (conversationId, messageId, options) => {
      const path = `/api/chat/${conversationId}/continue`;
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
