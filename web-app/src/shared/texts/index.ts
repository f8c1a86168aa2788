import { createContext, useContext } from 'react';

/** Another language is one more entry here; the compiler then asks every feature for its texts. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface TextTree {
  readonly [key: string]: string | ((...args: never[]) => string) | TextTree;
}

/** The same keys and arguments, with any wording. */
type Translated<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translated<T[K]>;
};

export type Texts<T> = (language: Language) => Translated<T>;

/** A feature's texts: English, and the same keys in every other language. */
export function defineTexts<const T extends TextTree>(
  byLanguage: { en: T } & Record<Exclude<Language, 'en'>, Translated<T>>,
): Texts<T> {
  return (language) => (byLanguage as unknown as Record<Language, Translated<T>>)[language];
}

export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => useContext(LanguageContext);

export function useTexts<T>(texts: Texts<T>): Translated<T> {
  return texts(useLanguage());
}

/** The first of the wanted languages that there are texts for. */
export function chooseLanguage(wanted: readonly (string | undefined)[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language === tag?.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return 'en';
}
