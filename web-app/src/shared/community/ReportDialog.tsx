import { Text } from '@mantine/core';
import { toast } from '../feedback';
import { Dialog } from '../dialog/Dialog';
import { useTexts } from '../texts';
import type { ReportProps } from './ReportButton';
import { ReportForm } from './ReportForm';
import { texts } from './texts';

export default function ReportDialog({ kind, id, isOpen, onClose }: ReportProps & { isOpen: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const done = () => {
    toast.success(t.reported);
    onClose();
  };
  return (
    <Dialog title={t.reportTitle} isOpen={isOpen} onClose={onClose}>
      <Text c="dimmed" mb="md">
        {t.reportLead}
      </Text>
      <ReportForm kind={kind} id={id} onDone={done} />
    </Dialog>
  );
}
