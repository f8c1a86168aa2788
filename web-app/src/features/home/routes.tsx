import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({ en: { home: 'Someone to ask, whatever it is' } });

export const home: Feature = {
  routes: [{ path: '/', title: (language) => titles(language).home, access: 'public', load: () => import('./HomePage') }],
};
