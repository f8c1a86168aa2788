import type { Branch, Message } from './queries';

/** The way to the end of a branch, without the end itself, as the API reads it. */
export interface BranchPath {
  end: string;
  path: readonly Pick<Message, 'id' | 'parentId'>[];
}

/** The versions of a message: what else follows the same message. */
export interface Versions {
  /** From 1. */
  position: number;
  count: number;
  /** Ends of the branches that show the neighbours. */
  previous: string | undefined;
  next: string | undefined;
}

const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Ends of the other branches that leave the shown one somewhere, or that it left. */
export function otherEnds(branches: readonly Branch[], shown: readonly Message[]): string[] {
  const ids = new Set(shown.map(({ id }) => id));
  const [first] = shown;
  const isShown = (fork: string | undefined) => (fork ? ids.has(fork) || fork === first?.parentId : true);
  if (branches.length < 2) return [];
  return branches.flatMap(({ messageId = '', forkMessageId, current }) =>
    current || !isShown(forkMessageId) ? [] : [messageId],
  );
}

/** By message: its versions, where there is more than one. */
export function versionsOf(shown: readonly Message[], others: readonly BranchPath[]): Map<string, Versions> {
  const found = new Map<string, Versions>();
  const current = shown.at(-1)?.id;
  if (!current) return found;
  const paths = [{ end: current, ids: shown.map(({ id = '' }) => id) }, ...others.map(withEnd)];
  for (const { id = '', parentId } of shown) {
    const children = childrenOf(parentId, shown, others, paths);
    if (children.length < 2) continue;
    const i = children.indexOf(id);
    const endAt = (neighbour: string | undefined) => neighbour && newestEnd(neighbour, paths);
    found.set(id, { position: i + 1, count: children.length, previous: endAt(children[i - 1]), next: endAt(children[i + 1]) });
  }
  return found;
}

const withEnd = ({ end, path }: BranchPath) => ({ end, ids: [...path.map(({ id = '' }) => id), end] });

interface Way {
  end: string;
  ids: readonly string[];
}

function childrenOf(
  parentId: string | undefined,
  shown: readonly Message[],
  others: readonly BranchPath[],
  paths: readonly Way[],
): string[] {
  const children = new Set<string>();
  if (parentId) {
    for (const { ids } of paths) {
      const child = ids[ids.indexOf(parentId) + 1];
      if (ids.includes(parentId) && child) children.add(child);
    }
  } else {
    // The first message has none to follow.
    for (const { id = '', parentId: parent } of [shown, ...others.map(({ path }) => path)].flat()) if (!parent) children.add(id);
  }
  return [...children].sort((one, other) => numberOf(one) - numberOf(other));
}

const newestEnd = (message: string, paths: readonly Way[]): string | undefined =>
  paths
    .filter(({ ids }) => ids.includes(message))
    .map(({ end }) => end)
    .sort((one, other) => numberOf(other) - numberOf(one))[0];
