import { Alert, Button, FileButton, Group, Loader, Menu, Stack, Text, Textarea } from '@mantine/core';
import { IconAt, IconPhoto } from '@tabler/icons-react';
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { ApiError, useProblemText } from '../api';
import type { ApiForm } from '../form';
import { useTexts } from '../texts';
import type { Person } from './PersonName';
import { uploadPicture } from './queries';
import { texts } from './texts';

const TOO_LARGE = 413;
const TYPES = 'image/png,image/jpeg,image/gif,image/webp';

export interface MarkdownInputProps<V extends Record<string, unknown>> {
  form: ApiForm<V>;
  /** The field that has the text. */
  name: string;
  label: string;
  maxLength: number;
  minRows?: number;
  autoFocus?: boolean;
  /** Whom the text may be addressed to. */
  people?: readonly Person[];
}

/** A text in Markdown, with pictures that are uploaded as they are added, and mentions. */
export function MarkdownInput<V extends Record<string, unknown>>({
  form,
  name,
  label,
  maxLength,
  minRows = 4,
  autoFocus,
  people = [],
}: MarkdownInputProps<V>) {
  const t = useTexts(texts);
  const input = useRef<HTMLTextAreaElement>(null);
  const props = form.fields.getInputProps(name) as { value: string; onChange: (value: string) => void; error?: string };
  const insert = (text: string) => {
    const area = input.current;
    // What is written while a picture is uploaded stays.
    const before = area?.value ?? props.value;
    const start = area?.selectionStart ?? before.length;
    const end = area?.selectionEnd ?? before.length;
    props.onChange(before.slice(0, start) + text + before.slice(end));
    area?.focus();
  };
  const pictures = usePictures(insert);
  const onPaste = (event: ClipboardEvent) => {
    if (pictures.add([...event.clipboardData.files])) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (pictures.add([...event.dataTransfer.files])) event.preventDefault();
  };
  return (
    <Stack gap={6}>
      <Textarea
        ref={input}
        label={label}
        description={t.markdownHint}
        required
        autosize
        minRows={minRows}
        maxRows={24}
        maxLength={maxLength}
        autoFocus={autoFocus}
        {...props}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
        onPaste={onPaste}
        onDrop={onDrop}
      />
      <Group gap="sm" align="flex-start">
        <PictureButton onChoose={pictures.add} isBusy={pictures.isBusy} />
        {people.length > 0 && <Mention people={people} onChoose={insert} />}
      </Group>
      {pictures.problem && (
        <Alert color="red" variant="outline" role="alert">
          {pictures.problem}
        </Alert>
      )}
    </Stack>
  );
}

function PictureButton({ onChoose, isBusy }: { onChoose: (files: File[]) => unknown; isBusy: boolean }) {
  const t = useTexts(texts);
  const reset = useRef<() => void>(null);
  const choose = (file: File | null) => {
    if (file) onChoose([file]);
    // The same file can be chosen again.
    reset.current?.();
  };
  return (
    <div>
      <FileButton accept={TYPES} resetRef={reset} onChange={choose} inputProps={{ 'aria-label': t.addPicture }}>
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={isBusy ? <Loader size={14} /> : <IconPhoto size={16} aria-hidden />}>
            {t.addPicture}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed" mt={4}>
        {t.pictureHint}
      </Text>
    </div>
  );
}

/** A name in a link must not end it. */
const linkText = (name: string): string => name.replaceAll(/[[\]\\]/g, '');

function Mention({ people, onChoose }: { people: readonly Person[]; onChoose: (text: string) => void }) {
  const t = useTexts(texts);
  const named = people.filter(({ id, name }) => id && name);
  if (named.length === 0) return null;
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconAt size={16} aria-hidden />}>
          {t.mention}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
        {named.map(({ id = '', name }) => (
          <Menu.Item key={id} onClick={() => onChoose(`@[${linkText(name ?? '')}](member:${id}) `)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Uploads pictures, and gives the Markdown that shows each. */
function usePictures(onUploaded: (markdown: string) => void) {
  const t = useTexts(texts);
  const say = useProblemText();
  const [uploading, setUploading] = useState(0);
  const [problem, setProblem] = useState<string>();
  const reason = (name: string, error: unknown): string =>
    error instanceof ApiError && error.status === TOO_LARGE ? t.pictureTooLarge(name) : t.pictureRefused(name, say(error));
  const upload = async (file: File) => {
    setUploading((count) => count + 1);
    try {
      const { url = '' } = await uploadPicture(file);
      onUploaded(`![${linkText(file.name.replace(/\.\w+$/, '')) || t.pictureAlt}](${url})\n`);
    } catch (error) {
      setProblem(reason(file.name, error));
    } finally {
      setUploading((count) => count - 1);
    }
  };
  return {
    isBusy: uploading > 0,
    problem,
    /** Whether there was a picture. */
    add: (files: readonly File[]): boolean => {
      const pictures = files.filter(({ type }) => type.startsWith('image/'));
      setProblem(undefined);
      for (const picture of pictures) void upload(picture);
      return pictures.length > 0;
    },
  };
}
