import { Button, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import { HoursInputs, type Fields } from './HoursInputs';
import { MORNING, newKey } from './schedule';
import { texts } from './texts';
import { weekdayOf } from './week';

export function WeeklyHours({ fields }: { fields: Fields }) {
  const t = useTexts(texts);
  const add = () => fields.insertListItem('weekly', { key: newKey(), day: '1', hours: { ...MORNING } });
  return (
    <Fieldset legend={t.weekly}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.hoursHint}
        </Text>
        {fields.values.weekly.map(({ key, day, hours: { from, to } }, i) => {
          const which = `${weekdayOf(Number(day), t.weekdays)} ${from} – ${to}`;
          return (
            <Group key={key} align="flex-end" gap="xs" role="group" aria-label={which}>
              <NativeSelect
                label={t.weekday}
                data={Object.entries(t.weekdays).map(([value, label]) => ({ value, label }))}
                {...fields.getInputProps(`weekly.${i}.day`)}
              />
              <HoursInputs fields={fields} path={`weekly.${i}.hours`} which={which} />
              <Button variant="default" aria-label={t.removeHours(which)} onClick={() => fields.removeListItem('weekly', i)}>
                {t.remove}
              </Button>
            </Group>
          );
        })}
        <Button variant="default" size="xs" w="fit-content" onClick={add}>
          {t.addHours}
        </Button>
      </Stack>
    </Fieldset>
  );
}
