// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

it('the lock file says what to install, not where from', () => {
  const { packages } = JSON.parse(read('../package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean; integrity?: string }>;
  };
  const fromSomewhere = Object.entries(packages).filter(([, { resolved, link }]) => resolved && !link);
  expect(fromSomewhere).toEqual([]);
});

it('the core and the chat need nothing at run time', () => {
  const core = ['index', 'tracker', 'automatic', 'queue', 'pages', 'items', 'web-vitals'];
  for (const name of [...core, 'chat/index', 'chat/follow', 'chat/events', 'chat/server-sent-events']) {
    const imports = [...read(`src/${name}.ts`).matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    expect(imports.filter((from) => !from?.startsWith('./'))).toEqual([]);
  }
});
