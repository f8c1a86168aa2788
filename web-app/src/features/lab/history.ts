/** A list of steps, of which the last can be taken back and done again. */
export interface History<T> {
  steps: readonly T[];
  undone: readonly T[];
}

export const startWith = <T>(steps: readonly T[]): History<T> => ({ steps, undone: [] });

/** What was undone before is gone. */
export const add = <T>({ steps }: History<T>, step: T): History<T> => ({ steps: [...steps, step], undone: [] });

export function undo<T>(history: History<T>): History<T> {
  const last = history.steps.at(-1);
  return last === undefined ? history : { steps: history.steps.slice(0, -1), undone: [last, ...history.undone] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...undone] = history.undone;
  return next === undefined ? history : { steps: [...history.steps, next], undone };
}

/** Any of the steps, wherever it stands. */
export const remove = <T>({ steps }: History<T>, index: number): History<T> => startWith(steps.filter((_, i) => i !== index));

export const replace = <T>({ steps }: History<T>, index: number, step: T): History<T> =>
  startWith(steps.map((each, i) => (i === index ? step : each)));
