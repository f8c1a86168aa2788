import { Button, Group } from '@mantine/core';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { bodyOf, fieldsOf, valuesOf, type Schema, type Values } from '../tools/schema';
import type { FormProps } from './ExperimentPage';
import { atTopFields, beginning, inputOf } from './input';
import { InputField } from './InputField';
import { useStartProblem } from './problems';
import { useStart } from './queries';
import { texts } from './texts';
import type { Experiment } from './types';

/** What an experiment is given, field by field as its schema describes it. */
export function ExperimentForm({ entry, source, onStarted, inputs }: FormProps) {
  const t = useTexts(texts);
  const start = useStart();
  const problemText = useStartProblem();
  const fields = useMemo(() => fieldsOf(entry.input as Schema), [entry]);
  const form = useApiForm<Values, Experiment>({
    initialValues: valuesOf(fields, source ? inputOf(entry, source) : beginning(fields, entry.example)),
    submit: (values) => start(entry.type, bodyOf(fields, values)).catch(atTopFields),
    onDone: onStarted,
    problemText,
  });
  const fill = (input: Readonly<Record<string, unknown>>) => form.fields.setValues(valuesOf(fields, input));
  const take = useEffectEvent((run: Experiment) => fill(inputOf(entry, run)));
  const shown = source?.experimentId;
  useEffect(() => {
    if (source) take(source);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- its progress is no other input
  }, [shown]);
  return (
    <ApiFormView form={form}>
      {fields.map((field) => (
        <InputField
          key={field.name}
          field={field}
          input={inputs?.[field.name]}
          props={form.fields.getInputProps(field.name, field.kind === 'flag' ? { type: 'checkbox' } : {})}
        />
      ))}
      <Group>
        <SubmitButton form={form}>{t.run}</SubmitButton>
        <Button variant="default" onClick={() => fill(entry.example)}>
          {t.example}
        </Button>
      </Group>
    </ApiFormView>
  );
}
