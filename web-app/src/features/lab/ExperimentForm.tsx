import { Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { fieldsOf, valuesOf, type Schema, type Values } from '../tools/schema';
import type { FormProps } from './ExperimentPage';
import { atTopFields, beginning, bodyOfForm, exampleOf, inputOf } from './input';
import { InputField, type FieldInputs } from './InputField';
import { useStartProblem } from './problems';
import { useStart, type Experiment } from './queries';
import { texts } from './texts';

interface ExperimentFormProps extends FormProps {
  /** For fields that need more than their schema says. */
  inputs?: FieldInputs;
}

/** What an experiment is given, field by field as its schema describes it. */
export default function ExperimentForm({ entry, source, onStarted, inputs }: ExperimentFormProps) {
  const t = useTexts(texts);
  const start = useStart();
  const problemText = useStartProblem();
  const fields = useMemo(() => fieldsOf(entry.input as Schema), [entry]);
  const form = useApiForm<Values, Experiment>({
    initialValues: valuesOf(fields, source ? inputOf(entry, source) : beginning(fields, exampleOf(entry))),
    submit: (values) => start(entry.type ?? '', bodyOfForm(entry, fields, values)).catch(atTopFields),
    onDone: onStarted,
    problemText,
  });
  const fill = (input: Readonly<Record<string, unknown>>) => form.fields.setValues(valuesOf(fields, input));
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
        <Button variant="default" onClick={() => fill(exampleOf(entry))}>
          {t.example}
        </Button>
      </Group>
    </ApiFormView>
  );
}
