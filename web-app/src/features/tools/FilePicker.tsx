import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** What fits into an input of a tool once it is Base64. */
const MAX_BYTES = 500_000;

/** Reads a file of any kind, as a data URI (RFC 2397). It is not sent before the tool is run. */
export function FilePicker({ label, onFile }: { label: string; onFile: (dataUri: string) => void }) {
  const t = useTexts(texts);
  const [tooLarge, setTooLarge] = useState(false);
  const read = (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    const reader = new FileReader();
    reader.onload = () => onFile(reader.result as string);
    reader.readAsDataURL(file);
  };
  return (
    <Group>
      <FileButton onChange={read}>
        {(props) => (
          <Button {...props} variant="default">
            {label}
          </Button>
        )}
      </FileButton>
      <Text role="status" size="sm" c="red">
        {tooLarge && t.tooLarge}
      </Text>
    </Group>
  );
}
