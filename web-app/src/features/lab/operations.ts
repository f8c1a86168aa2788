import type { Paths } from '@onelastai/web-sdk/client';

/** An operation that runs an experiment: it answers before that has ended. */
interface Running {
  post: {
    requestBody: { content: { 'application/json': unknown } };
    responses: { 202: { content: { 'application/json': { output?: { result?: unknown } } } } };
  };
}

export type ExperimentType = {
  [P in keyof Paths]: P extends `/api/lab/${infer T}` ? (Paths[P] extends Running ? T : never) : never;
}[keyof Paths];

type Operation<T extends ExperimentType> = Paths[`/api/lab/${T}`]['post'];

export type RunInput<T extends ExperimentType> = Operation<T>['requestBody']['content']['application/json'];

type Output<T extends ExperimentType> = NonNullable<Operation<T>['responses'][202]['content']['application/json']['output']>;

export type RunResult<T extends ExperimentType> = NonNullable<Output<T>['result']>;

/** What the view of a result is given. */
export interface ResultProps<T extends ExperimentType> {
  result: RunResult<T>;
}
