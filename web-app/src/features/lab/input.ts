import { ApiError } from '../../shared/api';
import { bodyOf, type Field, type Schema, type Values } from '../tools/schema';
import type { CatalogEntry, Experiment } from './queries';

type Input = Readonly<Record<string, unknown>>;

/** A body that works. */
export const exampleOf = ({ example }: CatalogEntry): Input => (example ?? {}) as Input;

/** What was sent to begin a run, without prompt and files. */
export const settingsOf = (run: Experiment | undefined): Input => (run?.input?.settings ?? {}) as Input;

/** What was sent to begin a run, to be sent again. */
export function inputOf(entry: CatalogEntry, run: Experiment): Record<string, unknown> {
  const all: Input = { ...settingsOf(run), prompt: run.input?.prompt, files: run.input?.files };
  const names = Object.keys((entry.input as Schema).properties ?? {});
  return Object.fromEntries(names.filter((name) => all[name] != null).map((name) => [name, all[name]]));
}

/** The body of a request. A choice among numbers is a number again. */
export function bodyOfForm(entry: CatalogEntry, fields: readonly Field[], values: Values): Record<string, unknown> {
  const { properties = {} } = entry.input as Schema;
  const isNumber = (name: string) => [properties[name]?.type].flat().some((type) => type === 'integer' || type === 'number');
  return Object.fromEntries(
    Object.entries(bodyOf(fields, values)).map(([name, value]) => [name, isNumber(name) ? Number(value) : value]),
  );
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
