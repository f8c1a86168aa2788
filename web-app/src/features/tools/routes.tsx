import type { ComponentType } from 'react';
import type { Feature } from '../../shared/route';
import { defineTexts, type Language } from '../../shared/texts';

const menu = defineTexts({ en: { title: 'Developer tools', tools: 'Tools' } });

/** A folder with a page and its title is a tool; the folder's name is the tool's id. */
const pages = import.meta.glob<{ default: ComponentType }>('./*/page.tsx');
const titles = import.meta.glob<(language: Language) => { title: string }>('./*/title.ts', { import: 'titles', eager: true });

export const tools: Feature = {
  routes: [
    { path: '/tools', title: (language) => menu(language).title, access: 'public', load: () => import('./ToolsPage') },
    ...Object.entries(pages).map(([file, load]) => ({
      path: `/tools/${file.split('/')[1] ?? ''}`,
      title: (language: Language) => titles[file.replace('page.tsx', 'title.ts')]?.(language).title ?? menu(language).title,
      access: 'public' as const,
      load,
    })),
  ],
  navigation: [{ path: '/tools', place: 'header', order: 20, label: (language) => menu(language).tools }],
};
