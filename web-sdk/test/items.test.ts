import { describe, expect, it, vi } from 'vitest';
import { newId } from '../src/ids.js';
import { byteLength, fit, label, text } from '../src/limits.js';
import { flushed, server, tracker, inBrowser } from './browser.js';

inBrowser();

describe('items', () => {
  it('carry what the page says about a chat, a tool, an experiment and feedback', async () => {
    const sdk = tracker();
    const { id } = await sdk.chat({ agentId: 'einstein', userMessage: 'Why?', responseTime: 812.6 });
    await sdk.feedback({ interactionId: id, satisfied: true, rating: 5, comment: 'Clear' });
    await sdk.tool({ toolName: 'JSON Formatter', input: { raw: '{' }, output: null, success: false });
    await sdk.lab({ experimentName: 'Neural Art', processingTime: -3 });
    await flushed();
    expect(server.items).toMatchObject([
      { type: 'chat', id, agentId: 'einstein', userMessage: 'Why?', responseTime: 813 },
      { type: 'feedback', interactionId: id, satisfied: true, rating: 5, comment: 'Clear' },
      { type: 'tool', toolName: 'JSON Formatter', input: { raw: '{' }, output: null, success: false },
      { type: 'lab', experimentName: 'Neural Art', success: true, processingTime: 0 },
    ]);
  });

  it('identify a login by an event that names nobody', async () => {
    await tracker().identify();
    await flushed();
    expect(server.items).toMatchObject([{ type: 'event', eventType: 'auth', eventName: 'identify' }]);
    expect(server.items[0]).not.toHaveProperty('eventData');
  });

  it('have ids of their own where the browser has no randomUUID', () => {
    vi.stubGlobal('crypto', {});
    const ids = new Set(Array.from({ length: 1_000 }, newId));
    expect(ids.size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    ['a circle', Object.assign([], { 0: null }) as unknown],
    ['a big integer', { n: 1n }],
    ['a function', () => 1],
  ])('never reject, whatever the data: %s', async (_what, data) => {
    const circle: Record<string, unknown> = { data };
    circle.self = circle;
    await expect(tracker().track('ui', 'click', circle)).resolves.toHaveProperty('id');
    await flushed();
    expect(server.items[0]).toMatchObject({ eventData: { unserializable: true } });
  });
});

describe('bounds', () => {
  const bytes = (value: unknown): number => byteLength(JSON.stringify(value));

  it('leave what fits alone', () => {
    const value = { a: [1, 'x'.repeat(15_000)], when: new Date(0), none: null };
    expect(fit(value)).toEqual({ ...value, when: '1970-01-01T00:00:00.000Z' });
    expect(fit(undefined)).toBeUndefined();
    expect(fit(null)).toBeNull();
  });

  it('cut long strings first, and keep the shape', () => {
    const cut = fit({ name: 'report', body: 'ü'.repeat(50_000) }) as Record<string, string>;
    expect(cut.name).toBe('report');
    expect(cut.body).toMatch(/^ü{1999}…$/);
    expect(bytes(cut)).toBeLessThanOrEqual(16_384);
  });

  it.each([
    ['many entries', Array.from({ length: 9_000 }, (_, i) => i)],
    ['many escapes', Array.from({ length: 9_000 }, () => '"\u0001')],
    ['long characters', Array.from({ length: 9_000 }, () => '😀')],
  ])('keep the beginning of what cannot be cut to size: %s', (_what, value) => {
    const cut = fit(value) as { truncated: boolean; beginning: string };
    expect(cut.truncated).toBe(true);
    expect(cut.beginning).toHaveLength(2_000);
    expect(bytes(cut)).toBeLessThanOrEqual(16_384);
  });

  it('end nesting at the depth that the server takes', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 2_000; i++) deep = { a: deep };
    expect(JSON.stringify(fit(deep))).toBe('{"a":'.repeat(19) + '"…"' + '}'.repeat(19));
  });

  it('keep their keys, but for control characters', () => {
    const data = { $gt: 1, 'a.b': { '': [{ '..': 2 }] }, cost$: 3, '%24': 4 };
    expect(fit({ ...data, 'x\ny': 5 })).toEqual({ ...data, x_y: 5 });
  });

  it('write numbers beyond 64 bits as text', () => {
    expect(fit({ small: 2 ** 53, large: 2 ** 64 })).toEqual({
      small: 2 ** 53,
      large: '18446744073709552000',
    });
  });

  it('never cut a character in two, nor pass on half of one', () => {
    expect(text('😀'.repeat(200), 200)).toBe('😀'.repeat(99) + '…');
    expect(text('a\ud83d', 10)).toBe('a\ufffd');
    expect(text('x'.repeat(200), 200)).toHaveLength(200);
    expect(text(42, 10)).toBe('42');
  });

  it('keep names to one line of plain text', () => {
    expect(label('How <div> works\n(2 < 3)')).toBe('How ‹div> works (2 < 3)');
  });

  it('keep times within a day', async () => {
    const sdk = tracker();
    await sdk.tool({ toolName: 'a', executionTime: 1e12 });
    await sdk.tool({ toolName: 'b', executionTime: NaN });
    await flushed();
    expect(server.items[0]).toMatchObject({ executionTime: 86_400_000 });
    expect(server.items[1]).not.toHaveProperty('executionTime');
  });

  it('send an item that alone is too large for keepalive without it', async () => {
    await tracker().chat({ agentId: 'a', userMessage: '😀'.repeat(16_000) });
    await flushed();
    expect(server.requests.map(({ init }) => init.keepalive)).toEqual([false]);
  });
});
