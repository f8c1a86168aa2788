import { Button, Fieldset, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useTexts } from '../../shared/texts';
import { HoursInputs, type Fields } from './HoursInputs';
import { MORNING, newKey } from './schedule';
import { texts } from './texts';

export function SpecialDays({ fields }: { fields: Fields }) {
  const t = useTexts(texts);
  const add = () => fields.insertListItem('specialDays', { key: newKey(), date: '', closed: true, hours: [] });
  return (
    <Fieldset legend={t.specialDays}>
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t.specialHint}
        </Text>
        {fields.values.specialDays.map(({ key }, i) => (
          <SpecialDay key={key} fields={fields} index={i} />
        ))}
        <Button variant="default" size="xs" w="fit-content" onClick={add}>
          {t.addDay}
        </Button>
      </Stack>
    </Fieldset>
  );
}

function SpecialDay({ fields, index }: { fields: Fields; index: number }) {
  const t = useTexts(texts);
  const path = `specialDays.${index}`;
  const { date = '', hours = [] } = fields.values.specialDays[index] ?? {};
  const name = date || t.newDay;
  return (
    <Stack gap="xs" role="group" aria-label={name}>
      <Group align="flex-end" gap="xs">
        <TextInput type="date" label={t.date} required withAsterisk={false} {...fields.getInputProps(`${path}.date`)} />
        <Button variant="default" aria-label={t.removeDay(name)} onClick={() => fields.removeListItem('specialDays', index)}>
          {t.remove}
        </Button>
      </Group>
      <Switch label={t.closed} {...fields.getInputProps(`${path}.closed`, { type: 'checkbox' })} />
      {hours.map(({ key, from, to }, i) => {
        const which = `${name} ${from} – ${to}`;
        return (
          <Group key={key} align="flex-end" gap="xs">
            <HoursInputs fields={fields} path={`${path}.hours.${i}`} which={which} />
            <Button
              variant="default"
              aria-label={t.removeHours(which)}
              onClick={() => fields.removeListItem(`${path}.hours`, i)}
            >
              {t.remove}
            </Button>
          </Group>
        );
      })}
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        aria-label={t.addDayHours(name)}
        onClick={() => fields.insertListItem(`${path}.hours`, { key: newKey(), ...MORNING })}
      >
        {t.addHours}
      </Button>
    </Stack>
  );
}
