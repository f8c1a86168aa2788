import { Button, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTexts } from '../../shared/texts';
import { LONGEST_TAG, MAX_TAGS } from './limits';
import classes from './TagEditor.module.css';
import { texts } from './texts';

export interface TagEditorProps {
  tags: readonly string[];
  isPending: boolean;
  /** Resolves to whether they are saved. */
  onChange: (tags: string[]) => Promise<boolean>;
}

export function TagEditor({ tags, isPending, onChange }: TagEditorProps) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const tag = text.trim().toLowerCase();
  const add = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!tag || isPending) return;
    if (tags.includes(tag) || (await onChange([...tags, tag]))) setText('');
  };
  return (
    <div role="group" aria-label={t.tags}>
      {tags.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.noTags}
        </Text>
      ) : (
        <ul className={classes.tags}>
          {tags.map((one) => (
            <li key={one} className={classes.tag}>
              <span>{one}</span>
              <CloseButton
                size="sm"
                aria-label={t.removeTag(one)}
                disabled={isPending}
                onClick={() => void onChange(tags.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      {tags.length < MAX_TAGS && (
        <form onSubmit={(event) => void add(event)}>
          <Group align="flex-end" mt="xs">
            <TextInput label={t.newTag} maxLength={LONGEST_TAG} flex={1} miw={140} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
            <Button type="submit" variant="default" disabled={isPending || !tag}>
              {t.addTag}
            </Button>
          </Group>
        </form>
      )}
    </div>
  );
}
