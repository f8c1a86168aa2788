import { TextInput, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTexts } from '../../shared/texts';
import type { Values } from './schedule';
import { texts } from './texts';

export type Fields = UseFormReturnType<Values>;

/** From and to. A time input knows no 24:00, so these are texts. */
export function HoursInputs({ fields, path, which }: { fields: Fields; path: string; which: string }) {
  const t = useTexts(texts);
  const props: TextInputProps = { maxLength: 5, w: 92, required: true, withAsterisk: false };
  return (
    <>
      <TextInput label={t.from} aria-label={`${t.from}: ${which}`} {...props} {...fields.getInputProps(`${path}.from`)} />
      <TextInput label={t.to} aria-label={`${t.to}: ${which}`} {...props} {...fields.getInputProps(`${path}.to`)} />
    </>
  );
}
