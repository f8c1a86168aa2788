import { expect, it } from 'vitest';
import { navigation, routes } from '../src/router';

it('every route is one address, and no two are the same', () => {
  const paths = routes.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^\/(?:(?:[a-z0-9-]+|:\w+)(?:\/(?!$)|$))*$/);
});

it('no route is where the gateway or the API is', () => {
  for (const { path } of routes) expect(path).not.toMatch(/^\/(api|identity|sdk|actuator|eureka|assets)(\/|$)/);
});

it('a route whose address varies names one that exists', () => {
  for (const { path, example } of routes) if (path.includes(':')) expect(example, path).toBeDefined();
});

it('every link of a menu leads to a page', () => {
  const paths = routes.map(({ path }) => path);
  expect(navigation.map(({ path }) => path).filter((path) => !paths.includes(path))).toEqual([]);
});
