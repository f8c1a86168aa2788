import { defineTexts } from '../../../shared/texts';

export const titles = defineTexts({ en: { title: 'Traceroute' } });
