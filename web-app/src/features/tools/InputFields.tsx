import { MultiSelect, NativeSelect, NumberInput, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts';
import { labelOf, type Field } from './schema';
import { texts } from './texts';

interface InputProps {
  value?: unknown;
  error?: ReactNode;
}

/** A field for each property of a tool's input. */
export function InputFields({
  fields,
  inputProps,
}: {
  fields: readonly Field[];
  inputProps: (name: string, options?: { type: 'checkbox' }) => InputProps;
}) {
  return fields.map((field) => <InputField key={field.name} field={field} inputProps={inputProps} />);
}

function InputField({ field, inputProps }: { field: Field; inputProps: (name: string, options?: { type: 'checkbox' }) => InputProps }) {
  const t = useTexts(texts);
  const { name, kind, label, description, required, options, minimum, maximum, maxLength } = field;
  const common = { label, description, required };
  switch (kind) {
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={[
            ...(required ? [] : [{ value: '', label: t.notSet }]),
            ...options.map((value) => ({ value, label: /[A-Z0-9]/.test(value) ? value : labelOf(value.replaceAll('_', ' ')) })),
          ]}
          {...(inputProps(name) as { value: string })}
        />
      );
    case 'words':
      return <TagsInput {...common} clearable {...(inputProps(name) as { value: string[] })} />;
    case 'choices':
      return <MultiSelect {...common} data={options} clearable searchable {...(inputProps(name) as { value: string[] })} />;
    case 'flag':
      return <Switch label={label} description={description} {...(inputProps(name, { type: 'checkbox' }) as { checked: boolean })} />;
    case 'number':
      return <NumberInput {...common} min={minimum} max={maximum} allowDecimal={false} {...(inputProps(name) as { value: number })} />;
    case 'long text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={maxLength}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...(inputProps(name) as { value: string })}
        />
      );
    case 'text':
      return (
        <TextInput
          {...common}
          type={field.secret ? 'password' : 'text'}
          autoComplete="off"
          maxLength={maxLength}
          spellCheck={false}
          {...(inputProps(name) as { value: string })}
        />
      );
  }
}

