import { expect, it } from 'vitest';
import { filterAgents } from './filter';

const AGENTS = [
  { id: 'a', name: 'José', category: 'learning', access: 'free', description: 'Teaches Spanish.' },
  { id: 'b', name: 'Bishop', category: 'games', access: 'subscription', description: 'Plays chess.', custom: true },
] as const;
const names = (filter: Partial<Parameters<typeof filterAgents>[1]>, favorites: string[] = []) =>
  filterAgents(AGENTS as never, { q: '', category: '', show: 'all', ...filter }, favorites).map(({ id }) => id);

it('an agent is found by all words, whatever their order, case and accents', () => {
  expect(names({ q: 'spanish JOSE' })).toEqual(['a']);
  expect(names({ q: 'spanish chess' })).toEqual([]);
  expect(names({ q: '  ' })).toEqual(['a', 'b']);
});

it('the choices narrow the list together', () => {
  expect(names({ show: 'free' })).toEqual(['a']);
  expect(names({ show: 'favorites' }, ['b'])).toEqual(['b']);
  expect(names({ show: 'own' })).toEqual(['b']);
  expect(names({ show: 'free', category: 'games' })).toEqual([]);
});
