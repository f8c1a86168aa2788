/** JSON with its lines; anything else as it is. */
export function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

const isStackTrace = (name: string): boolean => name.endsWith('stacktrace');

/** The headers, a line each, and apart from them the one that is long. */
export function withoutStackTrace(all: Readonly<Record<string, string>>) {
  const entries = Object.entries(all);
  return {
    stackTrace: entries.find(([name]) => isStackTrace(name))?.[1],
    headers: entries
      .filter(([name]) => !isStackTrace(name))
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  };
}
