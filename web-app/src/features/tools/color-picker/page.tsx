import { Group, TextInput } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import { ToolPage, type ToolForm } from '../ToolPage';

const texts = defineTexts({ en: { color: 'Pick the color', background: 'Pick the background' } });

export default function ColorPage() {
  return <ToolPage id="color-picker" above={Pickers} />;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** The browser's own pickers, which know colors in hexadecimal alone. */
function Pickers({ form: { values, set } }: { form: ToolForm }) {
  const t = useTexts(texts);
  return (
    <Group grow>
      {(['color', 'background'] as const).map((field) => (
        <TextInput
          key={field}
          type="color"
          label={t[field]}
          value={HEX.test(String(values[field])) ? String(values[field]) : '#000000'}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
        />
      ))}
    </Group>
  );
}
