import { Button, FileButton, Input, Text } from '@mantine/core';
import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import classes from './CvInput.module.css';
import { texts } from './texts';

export interface CvInputProps {
  file: File | null;
  onChoose: (file: File) => void;
  error?: ReactNode;
}

/** The CV, picked or dropped. */
export function CvInput({ file, onChoose, error }: CvInputProps) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [isOver, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onChoose(dropped);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`}>
      <Input.Label component="div" id={`${id}-label`} required>
        {t.cv}
      </Input.Label>
      <Input.Description id={`${id}-hint`} mb={6}>
        {t.cvHint}
      </Input.Description>
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        data-testid="drop"
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Text size="sm" style={{ overflowWrap: 'anywhere' }} role="status">
          {file ? `${file.name} · ${number(file.size / 1_048_576, MEGABYTES)}` : t.cvDrop}
        </Text>
        <FileButton accept="application/pdf,.pdf" onChange={(picked) => picked && onChoose(picked)}>
          {(props) => (
            <Button {...props} variant="default" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`} data-path="cv">
              {file ? t.cvOther : t.cvChoose}
            </Button>
          )}
        </FileButton>
      </div>
      {error && (
        <Input.Error id={`${id}-error`} mt={6} role="alert">
          {error}
        </Input.Error>
      )}
    </div>
  );
}

const MEGABYTES = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 2 } as const;
