import { Stack, Text } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { useFormat } from '../../shared/format';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Community.module.css';
import { useHistory } from './queries';
import { texts } from './texts';

/** What a post was before its edits. */
export default function HistoryDialog({ id, isOpen, onClose }: { id: string; isOpen: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  return (
    <Dialog title={t.history} isOpen={isOpen} onClose={onClose} size="lg">
      <Loaded query={useHistory(id)}>
        {(edits) => (
          <Stack>
            {edits.map(({ version, title, content, until = '' }) => (
              <div key={version}>
                <Text size="sm" c="dimmed">
                  {t.until(dateTime(until))}
                </Text>
                <Text fw={600}>{title}</Text>
                <div className={classes.old}>{content}</div>
              </div>
            ))}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}
