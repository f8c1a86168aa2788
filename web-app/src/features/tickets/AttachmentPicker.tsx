import { Alert, Button, CloseButton, FileButton, Group, Loader, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { MAX_FILES, type Attachments } from './attachments';
import classes from './AttachmentPicker.module.css';
import { useFileSize } from './file-size';
import { texts } from './texts';

/** Where files are chosen or dropped, and the ones that go with the message. */
export default function AttachmentPicker({ attachments }: { attachments: Attachments }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const reset = useRef<() => void>(null);
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    attachments.add([...event.dataTransfer.files]);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const choose = (files: File[]) => {
    attachments.add(files);
    // The same file can be chosen again.
    reset.current?.();
  };
  return (
    <div
      role="group"
      aria-label={t.attachments}
      className={classes.zone}
      data-over={isOver || undefined}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      <Group gap="sm">
        <FileButton multiple resetRef={reset} onChange={choose} inputProps={{ 'aria-label': t.chooseFiles }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
              {t.chooseFiles}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" className={classes.hint}>
          {t.attachmentsHint(number(MAX_FILES))}
        </Text>
      </Group>
      {attachments.files.length > 0 && <ChosenFiles attachments={attachments} />}
      {attachments.problems.length > 0 && (
        <Alert color="red" variant="outline" role="alert" mt="sm">
          {attachments.problems.map((problem) => (
            <div key={problem} className={classes.name}>
              {problem}
            </div>
          ))}
        </Alert>
      )}
    </div>
  );
}

function ChosenFiles({ attachments: { files, remove } }: { attachments: Attachments }) {
  const t = useTexts(texts);
  const size = useFileSize();
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.key} className={classes.file}>
          <Text size="sm" className={classes.name}>
            {t.fileName(file.name, size(file.size))}
          </Text>
          {file.id === undefined && <Loader size={16} role="status" aria-label={t.uploading} />}
          <CloseButton size="sm" aria-label={t.removeFile(file.name)} onClick={() => remove(file.key)} />
        </li>
      ))}
    </ul>
  );
}
