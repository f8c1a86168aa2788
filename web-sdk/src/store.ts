import type { Item } from './items.js';

const PREFIX = 'onelastai_q.';
const MAX_ITEMS = 500;
const MAX_CHARACTERS = 1_000_000;
/** The server refuses items older than 24 hours; this leaves a minute for the request. */
const MAX_AGE_MS = 24 * 60 * 60_000 - 60_000;

/**
 * The items still to be sent, oldest first. Each item is its own entry in localStorage, so that
 * concurrent tabs cannot overwrite each other's; without localStorage (or beyond its quota) items
 * are in memory. Beyond its limits the oldest items are dropped.
 */
export interface Store {
  put(item: Item): void;
  keys(): string[];
  read(key: string): string | undefined;
  /** Keeps something that is not sent, for the next page; returns whether there is room. */
  keep(key: string, value: string): boolean;
  remove(keys: string[]): void;
}

export function openStore(): Store {
  const memory = new Map<string, string>();
  const disk = localStorageIfAny();
  // All with as many digits, as keys are sorted.
  let sequence = 1e6;

  const keys = (): string[] =>
    [...Object.keys(disk ?? {}), ...memory.keys()].filter((key) => key.startsWith(PREFIX)).sort();
  const read = (key: string): string | undefined => memory.get(key) ?? disk?.getItem(key) ?? undefined;
  const keep = (key: string, value: string): boolean => {
    try {
      disk?.setItem(key, value);
      return !!disk;
    } catch {
      return false;
    }
  };
  const remove = (gone: string[]): void => {
    for (const key of gone) {
      memory.delete(key);
      disk?.removeItem(key);
    }
  };

  const dropWhatIsTooMuch = (): void => {
    let characters = 0;
    const kept = new Set<string>();
    for (const key of keys().reverse()) {
      characters += read(key)?.length ?? 0;
      const age = Date.now() - parseInt(key.slice(PREFIX.length), 36);
      if (kept.size < MAX_ITEMS && characters <= MAX_CHARACTERS && age < MAX_AGE_MS) kept.add(key);
    }
    remove(keys().filter((key) => !kept.has(key)));
  };

  return {
    put(item) {
      const order = Date.now().toString(36) + '.' + String(++sequence);
      const key = `${PREFIX}${order}.${item.id}`;
      const value = JSON.stringify(item);
      if (!keep(key, value)) memory.set(key, value);
    },
    keys() {
      dropWhatIsTooMuch();
      return keys();
    },
    read,
    keep,
    remove,
  };
}

function localStorageIfAny(): Storage | undefined {
  try {
    localStorage.setItem(PREFIX, '');
    localStorage.removeItem(PREFIX);
    return localStorage;
  } catch {
    return undefined;
  }
}
