export interface Span {
  /** Index of the first character, as JavaScript counts. */
  start: number;
  /** Behind the last. */
  end: number;
}

/** A text in pieces, those of the spans marked. A span that overlaps an earlier one is left out. */
export function pieces(text: string, spans: readonly Span[]): { text: string; isMarked: boolean }[] {
  const found: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    if (start < at || end > text.length) continue;
    found.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  return [...found, { text: text.slice(at), isMarked: false }].filter((piece) => piece.text !== '');
}
