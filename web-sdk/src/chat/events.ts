/** An agent's answer as it is stored. */
export interface ChatMessage {
  conversationId: string;
  id: string;
  /** The message that it answers. */
  questionId: string;
  role: 'assistant';
  content: string;
  /** The model's name by its server; absent, like the figures, if the server did not send it. */
  model?: string | null;
  tokens?: number | null;
  promptTokens?: number | null;
  timestamp: string;
  /** Milliseconds. */
  responseTime?: number | null;
  /** `stopped` by the user, `interrupted` by a failure. */
  status: 'complete' | 'stopped' | 'interrupted';
  /** Why the model ended a complete answer; one that ended by `length` can be continued. */
  finishReason?: 'stop' | 'length' | 'content_filter' | 'refusal' | 'tool_calls' | null;
  /** Whether the model's reasoning can be read. */
  reasoned?: boolean;
}

/** Why an answer is missing or incomplete. */
export interface ChatProblem {
  /** Stable, such as `model_unavailable`, `limit_reached`, `busy`; `connection_lost` is the client's own. */
  code: string;
  detail?: string | undefined;
  /** The HTTP status; none if the connection was lost. */
  status?: number | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
}

export type ChatEvent =
  | { type: 'start'; conversationId: string; messageId: string; questionId: string }
  | { type: 'token'; text: string }
  | { type: 'done'; message: ChatMessage }
  /** With the stored part of the answer, if any. */
  | { type: 'error'; problem: ChatProblem; message?: ChatMessage | undefined };

/** `undefined` for a kind that this version does not know. */
export function parse(type: string, data: string): ChatEvent | undefined {
  switch (type) {
    case 'start':
    case 'token':
      return { type, ...(JSON.parse(data) as object) } as ChatEvent;
    case 'done':
      return { type, message: JSON.parse(data) as ChatMessage };
    case 'error': {
      const { message, ...problem } = JSON.parse(data) as ChatProblem & { message?: ChatMessage | null };
      return { type, problem, message: message ?? undefined };
    }
    default:
      return undefined;
  }
}

/** The error of a refused request. */
export async function refusal(response: Response): Promise<ChatEvent & { type: 'error' }> {
  const { status, headers } = response;
  const body = (await response.json().catch(() => ({}))) as Partial<ChatProblem> & { message?: ChatMessage };
  const { code = 'refused', detail, message } = body;
  const retryAfter = Number(headers.get('Retry-After')) || undefined;
  return { type: 'error', problem: { code, detail, status, retryAfter }, message };
}
