import { useEffect, useRef, useState } from 'react';
import { runTool, streamTool, type Answer, type Tool } from './queries';

/** Runs a tool; the lines of a slow one come meanwhile. Who leaves the page ends the run. */
export function useRun({ id = '', traits }: Tool) {
  const [lines, setLines] = useState<readonly string[]>([]);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = (body: Record<string, unknown>): Promise<Answer> => {
    if (!traits?.includes('slow')) return runTool(id, body);
    running.current = new AbortController();
    setLines([]);
    const onLine = (line: string) => setLines((before) => [...before, line]);
    return streamTool(id, body, { onLine, signal: running.current.signal });
  };
  return { run, lines };
}
