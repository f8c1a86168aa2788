import { readFileSync, writeFileSync } from 'node:fs';
import { matchPath } from 'react-router';
import { expect, it } from 'vitest';
import { routes } from '../src/router';
import map from './map-routes.json';

const README = `${import.meta.dirname}/../README.md`;
const BEGIN = '<!-- routes: written by `npm run map` -->\n';
const END = '<!-- end of routes -->';

/** Pages of their own, which the page of an agent is not, though its pattern matches. */
const NO_AGENTS = ['/agents/categories', '/agents/random', '/agents/create'];

const exists = (path: string): boolean =>
  routes.some((route) => route.path === path || (!NO_AGENTS.includes(path) && matchPath(route.path, path)));

const list = (paths: string[]): string => paths.map((path) => `\`${path}\``).join(' ');

function table(): string {
  const rows = Object.entries(map).map(([part, paths]) => {
    const there = paths.filter(exists);
    const missing = paths.filter((path) => !exists(path));
    return `| ${part} | ${there.length} of ${paths.length} | ${list(there)} | ${list(missing)} |\n`;
  });
  return `| part of the map | pages | there | not yet |\n|---|---|---|---|\n${rows.join('')}`;
}

it("README's table of the map's routes is that of the route table", () => {
  const readme = readFileSync(README, 'utf8');
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [old, after = ''] = rest.split(END);
  if (process.env.UPDATE_MAP) writeFileSync(README, before + BEGIN + table() + END + after);
  else expect(old, 'run `npm run map`').toBe(table());
});

it('the map has the 169 pages that it says it has', () => {
  const paths = Object.values(map).flat();
  expect(new Set(paths).size).toBe(169);
});
