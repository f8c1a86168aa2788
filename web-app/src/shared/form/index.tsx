import { Alert, Button, Stack, type ButtonProps } from '@mantine/core';
import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode, type SubmitEventHandler } from 'react';
import { ApiError, useProblemText } from '../api';

export interface ApiFormOptions<V extends Record<string, unknown>, R> {
  initialValues: V;
  validate?: UseFormInput<V>['validate'];
  /** Calls the API; what it throws is shown at the fields that it names, or above the form. */
  submit: (values: V) => Promise<R>;
  onDone?: (result: R, values: V) => unknown;
  /** Fields of the API that have another name in the form. */
  fieldNames?: Readonly<Record<string, string>>;
  /** A text for a code of the API, instead of its detail. */
  problemText?: (error: ApiError) => string | undefined;
}

export interface ApiForm<V extends Record<string, unknown>> {
  /** Mantine's form: `form.fields.getInputProps('email')`. */
  fields: UseFormReturnType<V>;
  /** What no field is to blame for. */
  problem: string | undefined;
  isSending: boolean;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
}

export function useApiForm<V extends Record<string, unknown>, R = unknown>(
  options: ApiFormOptions<V, R>,
): ApiForm<V> {
  const { initialValues, validate, submit, onDone, fieldNames = {}, problemText } = options;
  const fields = useForm<V>({ initialValues, validate });
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const say = useProblemText();

  const show = (error: unknown) => {
    const atFields: Record<string, string> = {};
    const elsewhere: string[] = [];
    for (const { field, detail } of error instanceof ApiError ? error.fields : []) {
      const name = fieldNames[field] ?? field;
      if (hasPath(fields.values, name)) atFields[name] = sentence(detail);
      else elsewhere.push(`${field}: ${detail}`);
    }
    fields.setErrors(atFields);
    focus(fields, Object.keys(atFields)[0]);
    if (elsewhere.length > 0) setProblem(elsewhere.join('; '));
    else if (Object.keys(atFields).length === 0)
      setProblem((error instanceof ApiError ? problemText?.(error) : undefined) ?? say(error));
  };

  const send = async (values: V) => {
    setProblem(undefined);
    setSending(true);
    try {
      const result = await submit(values);
      await onDone?.(result, values);
    } catch (error) {
      show(error);
    } finally {
      setSending(false);
    }
  };

  return {
    fields,
    problem,
    isSending,
    onSubmit: fields.onSubmit(
      (values) => void send(values),
      (errors) => focus(fields, Object.keys(errors)[0]),
    ),
  };
}

/** A form whose problems are shown at its fields and, if no field is to blame, above them. */
export function ApiFormView<V extends Record<string, unknown>>({
  form,
  children,
}: {
  form: ApiForm<V>;
  children: ReactNode;
}) {
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <Stack>
        {form.problem && (
          <Alert color="red" variant="outline" role="alert">
            {form.problem}
          </Alert>
        )}
        {children}
      </Stack>
    </form>
  );
}

export function SubmitButton({
  form,
  children,
  ...props
}: { form: Pick<ApiForm<never>, 'isSending'>; children: ReactNode } & ButtonProps) {
  return (
    <Button type="submit" loading={form.isSending} w={{ base: '100%', xs: 'fit-content' }} {...props}>
      {children}
    </Button>
  );
}

/** Whether the form has this field: `social.github` is `{ social: { github } }`. */
function hasPath(values: unknown, path: string): boolean {
  let value = values;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(name in value)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return true;
}

function focus<V extends Record<string, unknown>>(fields: UseFormReturnType<V>, name: string | undefined): void {
  if (name) fields.getInputNode(name)?.focus();
}

/** The API's details are half sentences: "is older than 24 hours". */
const sentence = (detail: string): string => detail.charAt(0).toUpperCase() + detail.slice(1);
