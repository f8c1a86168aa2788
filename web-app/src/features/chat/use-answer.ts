import type { Answer, ChatEvent, ChatProblem } from '@onelastai/web-sdk/chat';
import { useEffect, useRef, useState } from 'react';

/** An answer that is on its way, and where it will stand. */
export interface Live {
  /** The last stored message that stays above it; null if none does, undefined if all do. */
  after?: string | null;
  /** What was asked, unless it is stored already. */
  question?: string;
  text: string;
  /** Whether more may come; otherwise `problem` says why not. */
  isComing: boolean;
  problem?: ChatProblem;
}

export interface Draft extends Pick<Live, 'after' | 'question'> {
  /** What there is of the answer already. */
  text?: string;
  begin: (signal: AbortSignal) => Answer;
}

export interface Outcome {
  conversationId: string | undefined;
  /** The stored answer, or its part. */
  text: string | undefined;
  problem: ChatProblem | undefined;
}

interface Listeners {
  onStart: (conversationId: string) => void;
  /** Once it is known how it ended; what is stored is shown in its place when this is done. */
  onEnd: (outcome: Outcome) => Promise<unknown>;
}

/**
 * Follows one answer at a time. Leaving the page leaves the answer, too: the agent finishes it, and
 * the page that is opened next reads on.
 */
export function useAnswer({ onStart, onEnd }: Listeners) {
  const [live, setLive] = useState<Live>();
  const running = useRef<{ answer: Answer; leaving: AbortController; draft: Draft }>(undefined);
  useEffect(() => () => running.current?.leaving.abort(), []);

  const ask = async (draft: Draft): Promise<void> => {
    running.current?.leaving.abort();
    const leaving = new AbortController();
    const answer = draft.begin(leaving.signal);
    running.current = { answer, leaving, draft };
    const begun: Live = { after: draft.after, question: draft.question, text: draft.text ?? '', isComing: true };
    setLive(begun);
    try {
      const outcome = await follow(answer, begun.text, onStart, (text) => setLive({ ...begun, text }));
      if (isStored(outcome)) await onEnd(outcome);
      if (running.current.leaving !== leaving) return;
      setLive(isStored(outcome) ? undefined : { ...begun, text: outcome.text ?? begun.text, isComing: false, problem: outcome.problem });
    } catch (failure) {
      if (!leaving.signal.aborted) throw failure;
    }
  };

  return {
    live,
    ask,
    retry: () => running.current && ask(running.current.draft),
    stop: () => running.current?.answer.stop(),
    dismiss: () => setLive(undefined),
  };
}

/** What the API refused is nowhere but here; an answer that ended before it could be read on is stored. */
function isStored({ problem, text }: Outcome): boolean {
  if (!problem || problem.code === OVER) return true;
  return problem.code !== CONNECTION_LOST && text !== undefined;
}

const OVER = 'no_answer_in_progress';
export const CONNECTION_LOST = 'connection_lost';

/** Reads an answer to its end; shows its text once a frame, however fast its words come. */
async function follow(
  answer: AsyncIterable<ChatEvent>,
  begun: string,
  onStart: (conversationId: string) => void,
  show: (text: string) => void,
): Promise<Outcome> {
  let text = begun;
  let frame: number | undefined;
  const outcome: Outcome = { conversationId: undefined, text: undefined, problem: undefined };
  const showSoon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      show(text);
    });
  };
  try {
    for await (const event of answer) {
      if (event.type === 'start') {
        outcome.conversationId = event.conversationId;
        onStart(event.conversationId);
      } else if (event.type === 'token') {
        text += event.text;
        showSoon();
      } else if (event.type === 'done') {
        outcome.text = event.message.content;
      } else {
        outcome.problem = event.problem;
        outcome.text = event.message?.content;
      }
    }
  } finally {
    if (frame !== undefined) cancelAnimationFrame(frame);
  }
  return outcome.problem?.code === CONNECTION_LOST ? { ...outcome, text } : outcome;
}
