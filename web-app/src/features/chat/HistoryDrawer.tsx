import { Drawer } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import { HistoryPanel, type HistoryPanelProps } from './HistoryPanel';
import { texts } from './texts';

/** The history on a phone, above the conversation. */
export default function HistoryDrawer({ onClose, ...panel }: HistoryPanelProps & { onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Drawer opened onClose={onClose} title={t.history} size="min(340px, 90vw)" closeButtonProps={{ 'aria-label': t.closeHistory }}>
      <HistoryPanel {...panel} />
    </Drawer>
  );
}
