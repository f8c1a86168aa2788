import { expect, expectTypeOf, it } from 'vitest';
import { chooseLanguage, defineTexts } from '.';

it('a feature gets the texts of a language, and they are typed', () => {
  const texts = defineTexts({ en: { title: 'Agents', found: (count: number) => `${count} found`, deep: { er: 'Yes' } } });
  expect(texts('en').found(3)).toBe('3 found');
  expectTypeOf(texts('en').title).toEqualTypeOf<string>();
  expectTypeOf(texts('en').found).parameters.toEqualTypeOf<[number]>();
  // @ts-expect-error -- no such text
  expect(texts('en').missing).toBeUndefined();
});

it('the first wanted language with texts is chosen, else English', () => {
  expect(chooseLanguage([undefined, 'tlh', 'en-GB'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});
