/**
 * Tracks what visitors do on a OneLastAI frontend, without a framework.
 *
 * @packageDocumentation
 */
export { createTracker } from './tracker.js';
export type { Tracked, Tracker, TrackerOptions } from './tracker.js';
export type { Chat, Experiment, Feedback, ToolRun } from './items.js';
