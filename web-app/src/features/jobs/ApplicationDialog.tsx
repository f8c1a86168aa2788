import { NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { setStatus, useRefresh, type ListedApplication } from './queries';
import { texts } from './texts';

export interface ApplicationDialogProps {
  application: ListedApplication | undefined;
  onClose: () => void;
}

export default function ApplicationDialog({ application, onClose }: ApplicationDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog isOpen={Boolean(application)} onClose={onClose} title={t.applicationOf(application?.name ?? '')} size="lg">
      {application && (
        <Stack>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{application.coverLetter || t.noLetter}</Text>
          <History application={application} />
          <StatusForm application={application} onClose={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}

function History({ application: { history = [] } }: { application: ListedApplication }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  if (history.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h4">
        {t.history}
      </Title>
      <ul>
        {history.map(({ at = '', from, to, note }) => (
          <li key={at}>
            {dateTime(at)}: {from && to && t.change(t.statuses[from], t.statuses[to])}
            {note && (
              <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {note}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function StatusForm({ application: { id = '', status = 'received' }, onClose }: { application: ListedApplication; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm({
    initialValues: { status, note: '' },
    submit: ({ note, ...values }) => setStatus(id, { ...values, ...(note && { note }) }),
    onDone: async () => {
      await refresh();
      toast.success(t.saved);
      onClose();
    },
    problemText: ({ code }) => (code === 'application_changed' ? t.changed : undefined),
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <NativeSelect
        label={t.status}
        data={Object.entries(t.statuses).map(([value, label]) => ({ value, label }))}
        {...getInputProps('status')}
      />
      <Textarea
        label={t.note}
        description={t.noteHint}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        {...getInputProps('note')}
      />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
