import { Button, Group } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { ownZone } from '../../shared/local-time';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { move, type Booking } from './queries';
import { SlotPicker } from './SlotPicker';
import { useReadAgainIfTaken } from './taken';
import { texts } from './texts';

export interface MoveProps {
  token: string;
  booking: Booking;
  onMoved: () => Promise<void>;
  onClose: () => void;
}

/** Another time with the same consultant. */
export function Move({ token, booking, onMoved, onClose }: MoveProps) {
  const t = useTexts(texts);
  const readAgainIfTaken = useReadAgainIfTaken();
  const form = useApiForm({
    initialValues: { start: '' },
    validate: { start: (start) => (start ? null : t.chooseTime) },
    submit: async ({ start }) => {
      try {
        return await move(token, start);
      } catch (error) {
        if (await readAgainIfTaken(error)) form.fields.setFieldValue('start', '');
        throw error;
      }
    },
    onDone: onMoved,
    problemText: ({ code }) => (code === 'slot_taken' ? t.slotTaken : undefined),
  });
  const { values, errors, setFieldValue } = form.fields;
  return (
    <Panel title={t.move}>
      <ApiFormView form={form}>
        <SlotPicker
          consultantId={booking.consultantId ?? ''}
          timezone={booking.timezone ?? ownZone()}
          value={values.start}
          onChange={(start) => setFieldValue('start', start)}
          error={errors.start}
        />
        <Group>
          <SubmitButton form={form}>{t.moveHere}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t.keepTime}
          </Button>
        </Group>
      </ApiFormView>
    </Panel>
  );
}
