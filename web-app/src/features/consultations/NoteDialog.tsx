import { Textarea } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { useRefresh, writeNote, type Consultation } from './queries';
import { texts } from './texts';

export default function NoteDialog({ booking, onClose }: { booking: Consultation | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Dialog isOpen={Boolean(booking)} onClose={onClose} title={t.writeNoteFor(booking?.name ?? '')}>
      {booking && <NoteForm booking={booking} onClose={onClose} />}
    </Dialog>
  );
}

function NoteForm({ booking: { id = '', note = '' }, onClose }: { booking: Consultation; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm({
    initialValues: { note },
    submit: (values) => writeNote(id, values.note),
    onDone: async () => {
      await refresh();
      toast.success(t.saved);
      onClose();
    },
  });
  return (
    <ApiFormView form={form}>
      <Textarea
        label={t.note}
        description={t.noteHint}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={2000}
        {...form.fields.getInputProps('note')}
      />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
