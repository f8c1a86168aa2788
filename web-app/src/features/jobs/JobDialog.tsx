import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { ownZone, toInstant, toLocal, zoneName } from '../../shared/local-time';
import { useTexts } from '../../shared/texts';
import { addJob, changeJob, useRefresh, type Job, type JobDescription } from './queries';
import { texts } from './texts';

export interface JobDialogProps {
  edited: Job | 'new' | undefined;
  onClose: () => void;
}

export default function JobDialog({ edited, onClose }: JobDialogProps) {
  const t = useTexts(texts);
  const job = edited === 'new' ? undefined : edited;
  return (
    <Dialog isOpen={Boolean(edited)} onClose={onClose} title={job ? t.editName(job.title ?? '') : t.add} size="lg">
      {edited && <JobForm job={job} onClose={onClose} />}
    </Dialog>
  );
}

const toValues = (job: Job | undefined): JobDescription => ({
  title: job?.title ?? '',
  department: job?.department ?? '',
  location: job?.location ?? '',
  type: job?.type ?? 'full_time',
  description: job?.description ?? '',
  openUntil: toLocal(job?.openUntil),
});

function JobForm({ job, onClose }: { job: Job | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm({
    initialValues: toValues(job),
    submit: (values) => {
      const description = { ...values, openUntil: toInstant(values.openUntil) ?? '' };
      return job ? changeJob(job.id ?? '', description) : addJob(description);
    },
    onDone: async () => {
      await refresh();
      toast.success(t.saved);
      onClose();
    },
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.title} required maxLength={200} {...getInputProps('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t.department} required maxLength={100} {...getInputProps('department')} />
        <TextInput label={t.location} required maxLength={100} {...getInputProps('location')} />
        <NativeSelect
          label={t.type}
          data={Object.entries(t.types).map(([value, label]) => ({ value, label }))}
          {...getInputProps('type')}
        />
        <TextInput
          type="datetime-local"
          label={t.until}
          description={t.untilHint(zoneName(ownZone()))}
          required
          {...getInputProps('openUntil')}
        />
      </SimpleGrid>
      <Textarea
        label={t.description}
        description={t.descriptionHint}
        required
        autosize
        minRows={8}
        maxRows={20}
        maxLength={20_000}
        {...getInputProps('description')}
      />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
