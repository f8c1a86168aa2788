/*
 * The server refuses values beyond its limits. Values are truncated rather than lost.
 */

/** Free-form values, serialized; the server allows 16 KiB and counts a little differently. */
const MAX_BYTES = 16_000;
const MAX_DEPTH = 20;
const DAY_MS = 86_400_000;

const CONTROLS = /\p{Cc}+/gu;
const HALF_CHARACTERS = /\p{Cs}/gu;
const HALF_AT_THE_END = /[\ud800-\udbff]$/;
const BEGIN_OF_MARKUP = /<(?=[\p{L}/!?])/gu;

export const byteLength = (value: string): number => new TextEncoder().encode(value).length;

/** A string of at most `max` characters; numbers and the like become strings. */
export function text(value: string | number | null | undefined, max: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  const all = String(value);
  const cut = all.length > max ? all.slice(0, max - 1).replace(HALF_AT_THE_END, '') + '…' : all;
  return cut.replace(HALF_CHARACTERS, '\ufffd');
}

/** A name or title: one line without markup. */
export function label(value: string | null | undefined, max = 200): string | undefined {
  return text(value, max)?.replace(CONTROLS, ' ').replace(BEGIN_OF_MARKUP, '‹');
}

/** A URL, truncated if it is too long. */
export const address = (value: string): string => value.slice(0, 2_048);

/** Milliseconds, or a rating: whole and not negative. */
export function whole(value: number | null | undefined): number | undefined {
  if (typeof value !== 'number' || !isFinite(value)) return undefined;
  return Math.min(DAY_MS, Math.max(0, Math.round(value)));
}

/** The value if its JSON fits the limit, else with long strings truncated, else its beginning. */
export function fit(value: unknown): unknown {
  if (value === undefined || value === null) return value;
  try {
    const json = JSON.stringify(value);
    const copy: unknown = JSON.parse(json);
    for (const max of [Infinity, 2_000, 200, 40]) {
      const tamed = tame(copy, max);
      if (byteLength(JSON.stringify(tamed)) <= MAX_BYTES) return tamed;
    }
    // A character has at most three bytes, plus one if JSON escapes it.
    return { truncated: true, beginning: text(json, MAX_BYTES / 8) };
  } catch {
    return { unserializable: true };
  }
}

/** JSON that every store accepts: no deep nesting, no control characters in keys. */
function tame(value: unknown, max: number, depth = 1): unknown {
  if (typeof value === 'string') return text(value, max);
  // JSON writes these as integers, which have 64 bits on the server.
  if (typeof value === 'number' && Math.abs(value) >= 2 ** 63) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((part) => tame(part, max, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      text(key.replace(CONTROLS, '_'), 128) ?? '',
      tame(part, max, depth + 1),
    ]),
  );
}
