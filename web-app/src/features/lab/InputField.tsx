import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useTexts } from '../../shared/texts';
import type { Field } from '../tools/schema';
import { optionLabel } from './labels';
import { texts } from './texts';

/** As Mantine's form has them. */
export interface InputProps {
  value?: unknown;
  onChange?: (value: never) => void;
  error?: ReactNode;
}

export interface FieldInputProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: ReactNode;
}

/** Inputs by the names of their fields. */
export type FieldInputs = Readonly<Record<string, ComponentType<FieldInputProps>>>;

interface InputFieldProps {
  field: Field;
  /** In place of the one that the schema asks for. */
  input?: ComponentType<FieldInputProps> | undefined;
  props: InputProps;
}

export function InputField({ field, input: Input, props }: InputFieldProps) {
  const t = useTexts(texts);
  const { kind, label, description, required, options, minimum, maximum, maxLength } = field;
  if (Input) return <Input field={field} value={props.value} onChange={props.onChange as (value: unknown) => void} error={props.error} />;
  const common = { label, description, required };
  switch (kind) {
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={[...(required ? [] : [{ value: '', label: t.notSet }]), ...options.map(String).map((value) => ({ value, label: optionLabel(value) }))]}
          {...(props as { value: string })}
        />
      );
    case 'choices':
    case 'lines':
      return <LinesInput {...common} description={description ? `${description}. ${t.listHint}` : t.listHint} {...(props as unknown as Lines)} />;
    case 'flag':
      return <Switch label={label} description={description} {...(props as { checked?: boolean })} />;
    case 'number':
      return <NumberInput {...common} min={minimum} max={maximum} allowDecimal={false} {...(props as { value: number })} />;
    case 'long text':
      return <Textarea {...common} autosize minRows={4} maxRows={14} maxLength={maxLength} {...(props as { value: string })} />;
    case 'text':
      return <TextInput {...common} maxLength={maxLength} {...(props as { value: string })} />;
  }
}

interface Lines {
  value: string[];
  onChange: (lines: string[]) => void;
  error?: ReactNode;
}

function LinesInput({ value, onChange, ...props }: Lines & { label: string; description: string; required: boolean }) {
  return (
    <Textarea
      {...props}
      autosize
      minRows={2}
      maxRows={12}
      value={value.join('\n')}
      onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
    />
  );
}
