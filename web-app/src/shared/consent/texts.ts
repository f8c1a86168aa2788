import { defineTexts } from '../texts';

export const texts = defineTexts({
  en: {
    label: 'Recording of visits',
    question: 'May we record which pages you visit? It shows us what is useful, and stays with us.',
    refusedByBrowser: 'Your browser tells sites not to track you, so nothing is recorded, whatever you choose here.',
    more: 'What is recorded',
    refuse: 'Refuse',
    accept: 'Accept',
    reopen: 'Privacy choice',
  },
});
