import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({ en: { kit: 'Kit' } });

/** Every shared part on one page, for those who build with them. */
export const kit: Feature = {
  routes: [{ path: '/kit', title: (language) => titles(language).kit, access: 'public', load: () => import('./KitPage') }],
};
