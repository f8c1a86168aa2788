import { defineTexts } from '../../shared/texts';

export const texts = defineTexts({
  en: { title: 'There is no such page', body: 'The address may be mistyped, or the page has moved.', home: 'Go to the start', agents: 'See all agents' },
});
