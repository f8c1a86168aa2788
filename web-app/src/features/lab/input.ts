import { ApiError } from '../../shared/api';
import type { Field, Schema } from '../tools/schema';
import type { CatalogEntry, Experiment } from './types';

/** What was sent to begin a run, to be sent again. */
export function inputOf(entry: CatalogEntry, { input: { prompt, settings, files } }: Experiment): Record<string, unknown> {
  const all: Record<string, unknown> = { ...settings, prompt: settings.prompt ?? prompt, files: settings.files ?? files };
  const names = Object.keys((entry.input as Schema).properties ?? {});
  return Object.fromEntries(names.filter((name) => all[name] != null).map((name) => [name, all[name]]));
}

/** What a form begins with: the example's choices, numbers and objects; the words are the reader's. */
export function beginning(fields: readonly Field[], example: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isObject = (value: unknown) => typeof value === 'object' && !Array.isArray(value);
  const taken = fields.filter(
    ({ name, kind }) => kind === 'choice' || (kind === 'number' && name !== 'seed') || isObject(example[name]),
  );
  return Object.fromEntries(taken.map(({ name }) => [name, example[name]] as const).filter(([, value]) => value != null));
}

/** What is wrong within a field is shown at the field: `answers[3].item` is of `answers`. */
export function atTopFields(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  const fields = error.fields.map((each) => ({ ...each, field: /^[^.[]*/.exec(each.field)?.[0] ?? each.field }));
  throw new ApiError(error.status, error.code, error.message, fields, error.retryAfterSeconds, error.members);
}
