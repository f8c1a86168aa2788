import { expect, it } from 'vitest';
import { ApiError } from '../../shared/api';
import { fieldsOf } from '../tools/schema';
import { byDay, dayBefore } from './figures';
import { add, redo, remove, replace, startWith, undo } from './history';
import { atTopFields, beginning, bodyOfForm, exampleOf, inputOf } from './input';
import { pieces } from './marked';
import { thumbnailOf } from './pictured';
import type { CatalogEntry, Experiment } from './queries';
import { inTurns } from './results/DebateArenaResult';
import { filterOf, isPreviewed, newStep } from './steps';
import { encodeWav } from './wav';

const ENTRY: CatalogEntry = {
  type: 'neural-art',
  name: 'Neural art',
  description: 'Draws.',
  input: {
    type: 'object',
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', maxLength: 1000 },
      style: { type: 'string', enum: ['auto', 'flow_field'] },
      resolution: { type: 'integer', enum: ['512', '1024'] },
      seed: { type: 'integer' },
    },
  },
  example: { prompt: 'A quiet forest', style: 'flow_field', resolution: 1024, seed: 7 },
};

const run = (input: Experiment['input']) => ({ input }) as Experiment;

it('a run is begun again with what it was given', () => {
  const input = { prompt: 'A sea', settings: { style: 'auto', seed: null }, files: [] };
  expect(inputOf(ENTRY, run(input))).toEqual({ prompt: 'A sea', style: 'auto' });
});

it('a prompt that the input has under another name is sent once', () => {
  const entry = { ...ENTRY, input: { type: 'object', properties: { dreamText: { type: 'string' } } } };
  expect(inputOf(entry, run({ prompt: 'A bridge', settings: { dreamText: 'A bridge' }, files: [] }))).toEqual({ dreamText: 'A bridge' });
});

it('a form begins with choices of the example, and its words are the reader’s', () => {
  expect(beginning(fieldsOf(ENTRY.input as never), exampleOf(ENTRY))).toEqual({ style: 'flow_field', resolution: 1024 });
});

it('a choice among numbers is sent as a number', () => {
  const fields = fieldsOf(ENTRY.input as never);
  expect(bodyOfForm(ENTRY, fields, { prompt: 'A sea', style: '', resolution: '512', seed: '' })).toEqual({ prompt: 'A sea', resolution: 512 });
});

it('what is wrong within a field is said at the field', () => {
  const wrong = new ApiError(400, 'invalid_request', '', [{ field: 'answers[3].item', code: 'repeated', detail: 'must be answered once' }]);
  expect(() => atTopFields(wrong)).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ field: 'answers' })] }) as Error);
});

it('steps are taken back and done again, and a new one ends that', () => {
  const two = add(add(startWith<string>([]), 'crop'), 'blur');
  expect(undo(two).steps).toEqual(['crop']);
  expect(redo(undo(two))).toEqual(two);
  expect(redo(add(undo(two), 'sepia')).steps).toEqual(['crop', 'sepia']);
  expect(undo(undo(undo(two))).steps).toEqual([]);
  expect(remove(two, 0).steps).toEqual(['blur']);
  expect(replace(two, 1, 'hue').steps).toEqual(['crop', 'hue']);
});

it('a crop begins with all of the picture', () => {
  expect(newStep('crop', { width: 800, height: 600 })).toEqual({ type: 'crop', x: 0, y: 0, width: 800, height: 600 });
});

it('a preview has the browser’s filters, and says what it leaves out', () => {
  expect(filterOf({ type: 'brightness', amount: -50 }, 1)).toBe('brightness(0.5)');
  expect(filterOf({ type: 'blur', radius: 10 }, 0.5)).toBe('blur(2.5px)');
  expect([{ type: 'rotate', degrees: 90 }, { type: 'sepia' }, { type: 'sharpen', amount: 5 }].map((step) => isPreviewed(step as never))).toEqual([true, true, false]);
});

it('words of a text are marked where they stand', () => {
  const marked = pieces('an old bridge, a bridge', [{ start: 17, end: 23 }, { start: 7, end: 13 }, { start: 8, end: 10 }]);
  expect(marked.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['bridge', 'bridge']);
  expect(marked.map(({ text }) => text).join('')).toBe('an old bridge, a bridge');
});

it('a recording becomes a WAV file of one channel with 16 bits', () => {
  const bytes = encodeWav(new Float32Array([0, 1, -1, 2]), 22_050);
  const view = new DataView(bytes);
  expect(new TextDecoder().decode(bytes.slice(0, 4)) + new TextDecoder().decode(bytes.slice(8, 16))).toBe('RIFFWAVEfmt ');
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([1, 1, 22_050, 16]);
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([44, 8]);
  expect([0, 1, 2, 3].map((i) => view.getInt16(44 + 2 * i, true))).toEqual([0, 32_767, -32_767, 32_767]);
});

it('arguments answer each other by turns', () => {
  const turns = inTurns(['a', 'c'], ['b'], { side1: 'For', side2: 'Against' });
  expect(turns.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual(['For: a', 'Against: b', 'For: c']);
});

it('days on which nothing ran are days of the chart', () => {
  const figure = { experiment: 'neural-art', runs: 2, failures: 1, cancelled: 0, averageTime: 1, p50: 1, p95: 1, tokens: 5 };
  const today = new Date('2026-03-02T23:59:00Z');
  expect(dayBefore(today, 1)).toBe('2026-03-01');
  expect(byDay([{ day: '2026-03-01', experiments: [figure, figure] }], 3, today)).toEqual([
    { day: '2026-02-28', runs: 0, failures: 0, cancelled: 0, tokens: 0 },
    { day: '2026-03-01', runs: 4, failures: 2, cancelled: 0, tokens: 10 },
    { day: '2026-03-02', runs: 0, failures: 0, cancelled: 0, tokens: 0 },
  ]);
});

it('a small picture of a link keeps what the link is signed with', () => {
  expect(thumbnailOf('/api/lab/files/f-1')).toBe('/api/lab/files/f-1?thumbnail=320');
  expect(thumbnailOf('/api/lab/files/f-1?expires=1&signature=x')).toBe('/api/lab/files/f-1?expires=1&signature=x&thumbnail=320');
});
