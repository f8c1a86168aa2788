import { ActionIcon, Button, Group, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { texts } from './texts';

export interface QuestionProps {
  text: string;
  /** Absent where nothing can be asked. */
  onEdit?: ((text: string) => void) | undefined;
  versions?: ReactNode;
}

/** What the reader asked, which can be asked otherwise. */
export function Question({ text, onEdit, versions }: QuestionProps) {
  const t = useTexts(texts);
  const [isEditing, setEditing] = useState(false);
  if (isEditing && onEdit) {
    return (
      <li className={classes.question} data-editing>
        <EditQuestion
          text={text}
          onCancel={() => setEditing(false)}
          onDone={(changed) => {
            setEditing(false);
            onEdit(changed);
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.question} data-role="user">
      <VisuallyHidden>{t.you}</VisuallyHidden>
      <Text className={classes.bubble}>{text}</Text>
      <Group gap={2} justify="flex-end" mih={30}>
        {versions}
        {onEdit && (
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t.edit} onClick={() => setEditing(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </li>
  );
}

function EditQuestion({ text, onDone, onCancel }: { text: string; onDone: (text: string) => void; onCancel: () => void }) {
  const t = useTexts(texts);
  const [value, setValue] = useState(text);
  const done = () => {
    if (value.trim()) onDone(value.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Textarea
        label={t.editLabel}
        description={t.editHint}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={8_000}
        data-autofocus
        autoFocus
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Group justify="flex-end" mt="xs" gap="xs">
        <Button size="xs" variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
        <Button size="xs" type="submit" disabled={!value.trim()}>
          {t.sendEdit}
        </Button>
      </Group>
    </form>
  );
}
