import { NativeSelect, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { ownZone, toInstant, toLocal, zoneChoices, zoneName } from '../../shared/local-time';
import { useTexts } from '../../shared/texts';
import { addWebinar, changeWebinar, useRefresh, type Webinar, type WebinarDescription } from './queries';
import { texts } from './texts';

interface Values extends Record<string, unknown> {
  title: string;
  description: string;
  start: string;
  minutes: number | '';
  timezone: string;
  capacity: number | '';
  link: string;
}

const DEFAULT_MINUTES = 60;
const DEFAULT_CAPACITY = 100;

const toValues = (webinar: Webinar | undefined): Values => ({
  title: webinar?.title ?? '',
  description: webinar?.description ?? '',
  start: toLocal(webinar?.start),
  minutes: webinar ? minutesOf(webinar) : DEFAULT_MINUTES,
  timezone: webinar?.timezone ?? ownZone(),
  capacity: webinar?.capacity ?? DEFAULT_CAPACITY,
  link: webinar?.link ?? '',
});

const minutesOf = ({ start = '', end = '' }: Webinar): number => (Date.parse(end) - Date.parse(start)) / 60_000;

const toDescription = (values: Values): WebinarDescription => ({
  title: values.title,
  description: values.description,
  start: toInstant(values.start) ?? '',
  minutes: values.minutes || 0,
  timezone: values.timezone,
  capacity: values.capacity || 0,
  link: values.link,
});

export interface WebinarDialogProps {
  edited: Webinar | 'new' | undefined;
  onClose: () => void;
}

export default function WebinarDialog({ edited, onClose }: WebinarDialogProps) {
  const t = useTexts(texts);
  const webinar = edited === 'new' ? undefined : edited;
  return (
    <Dialog isOpen={Boolean(edited)} onClose={onClose} title={webinar ? t.editName(webinar.title ?? '') : t.add} size="lg">
      {edited && <WebinarForm webinar={webinar} onClose={onClose} />}
    </Dialog>
  );
}

function WebinarForm({ webinar, onClose }: { webinar: Webinar | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm<Values>({
    initialValues: toValues(webinar),
    submit: (values) =>
      webinar ? changeWebinar(webinar.id ?? '', toDescription(values)) : addWebinar(toDescription(values)),
    onDone: async () => {
      await refresh();
      toast.success(t.saved);
      onClose();
    },
    problemText: ({ code }) => (code === 'webinar_closed' ? t.closed : undefined),
  });
  const { getInputProps, values } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.title} required maxLength={200} {...getInputProps('title')} />
      <Textarea label={t.description} autosize minRows={4} maxRows={14} maxLength={5000} {...getInputProps('description')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t.start}
          description={t.startLocal(zoneName(ownZone()))}
          required
          {...getInputProps('start')}
        />
        <NativeSelect
          label={t.timezone}
          description={t.timezoneHint}
          data={zoneChoices(values.timezone)}
          {...getInputProps('timezone')}
        />
        <NumberInput label={t.minutes} min={5} max={1440} allowDecimal={false} {...getInputProps('minutes')} />
        <NumberInput label={t.capacity} min={1} max={10_000} allowDecimal={false} {...getInputProps('capacity')} />
      </SimpleGrid>
      <TextInput label={t.link} required type="url" maxLength={500} {...getInputProps('link')} />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
