import { Textarea, type TextareaProps } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** Stands for bytes that are not UTF-8. */
const REPLACEMENT = '\uFFFD';

interface LongTextInputProps extends Omit<TextareaProps, 'value' | 'onChange' | 'description'> {
  description?: string | undefined;
  value: string;
  onChange: (text: string) => void;
}

/** A text of many lines, typed or dropped as a file. */
export function LongTextInput({ value, onChange, description, error, ...props }: LongTextInputProps) {
  const t = useTexts(texts);
  const [problem, setProblem] = useState<string>();
  const problemOf = (text: string) => {
    if (text.includes(REPLACEMENT)) return t.noText;
    return text.length > (props.maxLength ?? Infinity) ? t.tooLong : undefined;
  };
  const drop = async (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    const text = await file.text();
    const found = problemOf(text);
    setProblem(found);
    if (!found) onChange(text);
  };
  return (
    <Textarea
      {...props}
      description={description ? `${description}. ${t.dropHint}` : t.dropHint}
      error={problem ?? error}
      autosize
      minRows={4}
      maxRows={16}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event)}
    />
  );
}
