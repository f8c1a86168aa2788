'use client';
/**
 * The tracking hooks for React. They share the page's single tracker, with the options of
 * `TrackingProvider`, or the defaults without one. They use the window only in effects and calls, so
 * they render on a server.
 *
 * @packageDocumentation
 */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { pageTracker } from '../page-tracker.js';
import type { Tracked, TrackerOptions } from '../tracker.js';

export type { Tracked, TrackerOptions } from '../tracker.js';

export interface TrackingProviderProps {
  /** Read once, when the first provider of the page is mounted. */
  options?: TrackerOptions;
  children?: ReactNode;
}

/** Gives the page's tracker its options, and tracks every page. */
export function TrackingProvider({ options, children }: TrackingProviderProps): ReactNode {
  const [tracker] = useState(() => pageTracker(options));
  useEffect(() => {
    tracker.start();
  }, [tracker]);
  return children;
}

/** Tracks every page: views, time spent, scroll depth, links and web vitals. */
export function usePageTracking(): void {
  useEffect(() => {
    pageTracker().start();
  }, []);
}

export interface ChatTracking {
  /** Resolves to the interaction, whose id feedback refers to. */
  trackChat: (
    userMessage: string,
    aiResponse: string,
    responseTime?: number,
    model?: string,
    language?: string,
  ) => Tracked;
  trackFeedback: (
    interactionId: string,
    satisfied: boolean,
    rating?: number,
    comment?: string,
  ) => Tracked;
}

export function useChatTracking(agentId: string, agentName?: string): ChatTracking {
  return useMemo(
    () => ({
      trackChat: (userMessage, aiResponse, responseTime, model, language) =>
        pageTracker().chat({
          agentId,
          agentName,
          userMessage,
          aiResponse,
          responseTime,
          model,
          language,
        }),
      trackFeedback: (interactionId, satisfied, rating, comment) =>
        pageTracker().feedback({ interactionId, satisfied, rating, comment }),
    }),
    [agentId, agentName],
  );
}

export interface ToolTracking {
  trackTool: (
    toolName: string,
    category?: string | null,
    input?: unknown,
    output?: unknown,
    success?: boolean,
    errorMessage?: string | null,
    executionTime?: number,
  ) => Tracked;
}

const toolTracking: ToolTracking = {
  trackTool: (toolName, category, input, output, success, errorMessage, executionTime) =>
    pageTracker().tool({ toolName, category, input, output, success, errorMessage, executionTime }),
};

export function useToolTracking(): ToolTracking {
  return toolTracking;
}

export interface LabTracking {
  trackExperiment: (
    experimentName: string,
    experimentType?: string | null,
    input?: unknown,
    output?: unknown,
    model?: string | null,
    success?: boolean,
    errorMessage?: string | null,
    processingTime?: number,
  ) => Tracked;
}

const labTracking: LabTracking = {
  trackExperiment: (
    experimentName,
    experimentType,
    input,
    output,
    model,
    success,
    errorMessage,
    processingTime,
  ) =>
    pageTracker().lab({
      experimentName,
      experimentType,
      input,
      output,
      model,
      success,
      errorMessage,
      processingTime,
    }),
};

export function useLabTracking(): LabTracking {
  return labTracking;
}

export interface EventTracking {
  trackEvent: (
    eventType: string,
    eventName: string,
    eventData?: object | null,
    success?: boolean,
    errorMessage?: string | null,
  ) => Tracked;
}

const eventTracking: EventTracking = {
  trackEvent: (...event) => pageTracker().track(...event),
};

export function useEventTracking(): EventTracking {
  return eventTracking;
}

export interface VisitorTracking {
  /** Reports a login; the server reads the user from the token. */
  identify: (data?: object | null) => Tracked;
  optIn: () => void;
  optOut: () => void;
}

const visitorTracking: VisitorTracking = {
  identify: (data) => pageTracker().identify(data),
  optIn: () => {
    pageTracker().optIn();
  },
  optOut: () => {
    pageTracker().optOut();
  },
};

/** Login, and the visitor's decision about being tracked. */
export function useVisitorTracking(): VisitorTracking {
  return visitorTracking;
}
