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
  const [noText, setNoText] = useState(false);
  const drop = async (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    const text = await file.text();
    const isText = !text.includes(REPLACEMENT);
    setNoText(!isText);
    if (isText) onChange(text.slice(0, props.maxLength));
  };
  return (
    <Textarea
      {...props}
      description={description ? `${description}. ${t.dropHint}` : t.dropHint}
      error={noText ? t.noText : error}
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
