import { defineTexts } from '../../../shared/texts';

export const titles = defineTexts({ en: { title: 'Domain research' } });
