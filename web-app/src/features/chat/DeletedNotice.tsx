import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { restore, useConversationChanged } from './queries';
import { texts } from './texts';

export interface DeletedNoticeProps {
  deleted: { id: string; title: string };
  onRestored: () => void;
  onDismiss: () => void;
}

/** A deleted conversation can be had back, for as long as this is read. */
export function DeletedNotice({ deleted, onRestored, onDismiss }: DeletedNoticeProps) {
  const t = useTexts(texts);
  const say = useProblemText();
  const changed = useConversationChanged();
  const [isBusy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      await restore(deleted.id);
      await changed(deleted.id);
      toast.success(t.restored);
      onRestored();
    } catch (error) {
      toast.error(say(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group className={classes.deleted} role="status" gap="xs">
      <Text size="sm" flex={1} lineClamp={1}>
        {t.removed(deleted.title)}
      </Text>
      <Button size="compact-sm" variant="light" loading={isBusy} onClick={() => void undo()}>
        {t.undo}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onDismiss}>
        {t.dismiss}
      </Button>
    </Group>
  );
}
