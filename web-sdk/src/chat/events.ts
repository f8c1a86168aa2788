/** An agent's answer as it is stored. */
export interface ChatMessage {
  conversationId: string;
  id: string;
  /** The message that it answers. */
  questionId: string;
  role: 'assistant';
  content: string;
  /** The name that the model's server gives it; like the figures, absent if it did not say. */
  model?: string | null;
  tokens?: number | null;
  promptTokens?: number | null;
  timestamp: string;
  /** Milliseconds. */
  responseTime?: number | null;
  /** `stopped` by the user, `interrupted` by a failure. */
  status: 'complete' | 'stopped' | 'interrupted';
}

/** Why there is no answer, or not the whole of it. */
export interface ChatProblem {
  /** Stable, such as `model_unavailable`, `limit_reached`, `busy`; `connection_lost` is the client's own. */
  code: string;
  detail?: string | undefined;
  /** As of an HTTP answer; none if the connection was lost. */
  status?: number | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
}

export type ChatEvent =
  | { type: 'start'; conversationId: string; messageId: string; questionId: string }
  | { type: 'token'; text: string }
  | { type: 'done'; message: ChatMessage }
  /** With the part that was stored, if any was. */
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

/** What a refusal says. */
export async function refusal(response: Response): Promise<ChatEvent & { type: 'error' }> {
  const { status, headers } = response;
  const body = (await response.json().catch(() => ({}))) as Partial<ChatProblem> & { message?: ChatMessage };
  const { code = 'refused', detail, message } = body;
  const retryAfter = Number(headers.get('Retry-After')) || undefined;
  return { type: 'error', problem: { code, detail, status, retryAfter }, message };
}
