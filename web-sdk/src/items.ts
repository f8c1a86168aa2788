import { textWithoutCredentials, withoutCredentials } from './credentials.js';
import { newId } from './ids.js';
import { address, fit, label, text, whole } from './limits.js';

/** A page's report of a chat with an agent. */
export interface Chat {
  agentId: string;
  agentName?: string | null;
  userMessage?: string | null;
  aiResponse?: string | null;
  /** Milliseconds. */
  responseTime?: number | null;
  model?: string | null;
  language?: string | null;
}

/** A user's feedback on an answer. */
export interface Feedback {
  /** The id that the report of the chat resolved to. */
  interactionId: string;
  satisfied?: boolean | null;
  rating?: number | null;
  comment?: string | null;
}

/** A page's report of a tool that it ran. */
export interface ToolRun {
  toolName: string;
  category?: string | null;
  input?: unknown;
  output?: unknown;
  success?: boolean;
  errorMessage?: string | null;
  /** Milliseconds. */
  executionTime?: number | null;
}

/** A page's report of an AI experiment that it ran. */
export interface Experiment {
  experimentName: string;
  experimentType?: string | null;
  input?: unknown;
  output?: unknown;
  model?: string | null;
  success?: boolean;
  errorMessage?: string | null;
  /** Milliseconds. */
  processingTime?: number | null;
}

export type ItemType = 'event' | 'pageview' | 'chat' | 'feedback' | 'tool' | 'lab';

/** One entry of a batch. */
export interface Item {
  type: ItemType;
  id: string;
  timestamp: string;
  [field: string]: unknown;
}

const item = (type: ItemType, fields: Record<string, unknown>): Item => ({
  type,
  id: newId(),
  timestamp: new Date().toISOString(),
  ...fields,
});

export const eventItem = (
  eventType: string,
  eventName: string,
  eventData?: object | null,
  success = true,
  errorMessage?: string | null,
): Item =>
  item('event', {
    eventType: label(eventType, 64),
    eventName: label(eventName),
    eventData: fit(Array.isArray(eventData) ? { items: eventData as unknown[] } : eventData),
    success,
    errorMessage: text(errorMessage, 4_000),
  });

export const pageViewItem = (
  pageviewId: string,
  url: string,
  title: string,
  referrer: string,
): Item =>
  item('pageview', {
    pageviewId,
    url: address(withoutCredentials(url)),
    title: label(textWithoutCredentials(title), 512),
    referrer: address(withoutCredentials(referrer)) || undefined,
  });

export const pageLeftItem = (pageviewId: string, timeOnPage: number, scrollDepth: number): Item =>
  item('pageview', { pageviewId, timeOnPage, scrollDepth });

export const chatItem = (chat: Chat): Item =>
  item('chat', {
    agentId: label(chat.agentId, 100),
    agentName: label(chat.agentName),
    userMessage: text(chat.userMessage, 32_000),
    aiResponse: text(chat.aiResponse, 32_000),
    responseTime: whole(chat.responseTime),
    model: label(chat.model, 100),
    language: label(chat.language, 35),
  });

export const feedbackItem = (feedback: Feedback): Item =>
  item('feedback', {
    interactionId: label(feedback.interactionId, 100),
    satisfied: feedback.satisfied,
    rating: whole(feedback.rating),
    comment: text(feedback.comment, 4_000),
  });

export const toolItem = (run: ToolRun): Item =>
  item('tool', {
    toolName: label(run.toolName),
    category: label(run.category, 64),
    ...outcome(run),
    executionTime: whole(run.executionTime),
  });

export const labItem = (experiment: Experiment): Item =>
  item('lab', {
    experimentName: label(experiment.experimentName),
    experimentType: label(experiment.experimentType, 64),
    model: label(experiment.model, 100),
    ...outcome(experiment),
    processingTime: whole(experiment.processingTime),
  });

const outcome = (work: ToolRun | Experiment): Record<string, unknown> => ({
  input: fit(work.input),
  output: fit(work.output),
  success: work.success ?? true,
  errorMessage: text(work.errorMessage, 4_000),
});
