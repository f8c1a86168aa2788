import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { ownZone } from '../../shared/local-time';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { book, type Booking, type Consultant } from './queries';
import { SlotPicker } from './SlotPicker';
import { texts } from './texts';
import { useReadAgainIfTaken } from './taken';

export interface BookingFormProps {
  consultants: readonly Consultant[];
  name: string;
  email: string;
  onBooked: (booking: Booking) => void;
}

export default function BookingForm({ consultants, name, email, onBooked }: BookingFormProps) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const timezone = ownZone();
  const readAgainIfTaken = useReadAgainIfTaken();
  const form = useApiForm({
    initialValues: { consultantId: consultants[0]?.id ?? '', start: '', name, email, topic: '', notes: '' },
    validate: { start: (start) => (start ? null : t.chooseTime) },
    submit: async ({ notes, ...values }) => {
      try {
        return await book({ ...values, timezone, ...(notes && { notes }) });
      } catch (error) {
        if (await readAgainIfTaken(error)) form.fields.setFieldValue('start', '');
        throw error;
      }
    },
    onDone: onBooked,
    problemText: ({ code }) => (code === 'slot_taken' ? t.slotTaken : undefined),
  });
  const { getInputProps, values, errors, setFieldValue } = form.fields;
  const choose = (consultantId: string) => {
    setFieldValue('consultantId', consultantId);
    setFieldValue('start', '');
  };
  return (
    <ApiFormView form={form}>
      <Panel title={t.consultant}>
        <Radio.Group aria-label={t.consultant} value={values.consultantId} onChange={choose} error={errors.consultantId}>
          <Stack gap="sm">
            {consultants.map(({ id = '', name: who, topic = '', slotMinutes = 0 }) => (
              <Radio key={id} value={id} label={who} description={t.about(topic, number(slotMinutes))} />
            ))}
          </Stack>
        </Radio.Group>
      </Panel>
      <Panel title={t.when}>
        <SlotPicker
          key={values.consultantId}
          consultantId={values.consultantId}
          timezone={timezone}
          value={values.start}
          onChange={(start) => setFieldValue('start', start)}
          error={errors.start}
        />
      </Panel>
      <Panel title={t.you}>
        <Stack>
          <TextInput label={t.name} required maxLength={100} autoComplete="name" {...getInputProps('name')} />
          <TextInput label={t.email} required type="email" maxLength={254} autoComplete="email" {...getInputProps('email')} />
          <TextInput label={t.topic} required maxLength={200} {...getInputProps('topic')} />
          <Textarea label={t.notes} autosize minRows={3} maxRows={10} maxLength={2000} {...getInputProps('notes')} />
        </Stack>
      </Panel>
      <SubmitButton form={form}>{t.book}</SubmitButton>
    </ApiFormView>
  );
}
