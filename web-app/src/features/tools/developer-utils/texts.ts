import { defineTexts } from '../../../shared/texts';

export const texts = defineTexts({
  en: {
    names: {
      label: 'Names',
      tools: {
        camel_case: 'camelCase',
        pascal_case: 'PascalCase',
        snake_case: 'snake_case',
        constant_case: 'CONSTANT_CASE',
        kebab_case: 'kebab-case',
        title_case: 'Title Case',
        sentence_case: 'Sentence case',
        upper_case: 'UPPER CASE',
        lower_case: 'lower case',
        slug: 'Slug',
      },
    },
    lines: {
      label: 'Texts',
      tools: {
        count: 'Count',
        sort_lines: 'Sort lines',
        unique_lines: 'Unique lines',
        reverse_lines: 'Reverse lines',
        lorem_ipsum: 'Lorem ipsum',
      },
    },
    codes: {
      label: 'Codes',
      tools: {
        escape_html: 'Escape HTML',
        unescape_html: 'Unescape HTML',
        encode_url: 'Encode URL',
        decode_url: 'Decode URL',
        decode_jwt: 'Decode JWT',
        convert_number: 'Convert number',
        explain_cron: 'Explain cron',
      },
    },
  },
});
