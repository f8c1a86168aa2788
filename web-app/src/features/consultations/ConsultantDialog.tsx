import { NativeSelect, NumberInput, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { zoneChoices } from '../../shared/local-time';
import { useTexts } from '../../shared/texts';
import { addConsultant, changeConsultant, useRefresh, type Schedule } from './queries';
import { atInputs, toDescription, toValues, type Values } from './schedule';
import { SpecialDays } from './SpecialDays';
import { texts } from './texts';
import { WeeklyHours } from './WeeklyHours';

export interface ConsultantDialogProps {
  edited: Schedule | 'new' | undefined;
  onClose: () => void;
}

export default function ConsultantDialog({ edited, onClose }: ConsultantDialogProps) {
  const t = useTexts(texts);
  const schedule = edited === 'new' ? undefined : edited;
  return (
    <Dialog
      isOpen={Boolean(edited)}
      onClose={onClose}
      title={schedule ? t.editName(schedule.name ?? '') : t.add}
      size="lg"
    >
      {edited && <ConsultantForm schedule={schedule} onClose={onClose} />}
    </Dialog>
  );
}

function ConsultantForm({ schedule, onClose }: { schedule: Schedule | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm<Values>({
    initialValues: toValues(schedule),
    submit: (values) =>
      atInputs(
        schedule ? changeConsultant(schedule.id ?? '', toDescription(values)) : addConsultant(toDescription(values)),
      ),
    onDone: async () => {
      await refresh();
      toast.success(t.saved);
      onClose();
    },
  });
  const { getInputProps, values } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.fullName} required maxLength={100} {...getInputProps('name')} />
      <TextInput label={t.specialty} required maxLength={200} {...getInputProps('topic')} />
      <TextInput label={t.mail} description={t.mailHint} type="email" maxLength={254} {...getInputProps('email')} />
      <NativeSelect label={t.timezone} data={zoneChoices(values.timezone)} {...getInputProps('timezone')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput label={t.slotMinutes} min={15} max={240} step={5} allowDecimal={false} {...getInputProps('slotMinutes')} />
        <NumberInput label={t.bufferMinutes} min={0} max={120} step={5} allowDecimal={false} {...getInputProps('bufferMinutes')} />
      </SimpleGrid>
      <WeeklyHours fields={form.fields} />
      <SpecialDays fields={form.fields} />
      <Switch label={t.active} {...getInputProps('active', { type: 'checkbox' })} />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
