import { expect, it } from 'vitest';
import { otherEnds, versionsOf } from './branches';

const id = (number: number) => `c-x-${number}`;
const message = (number: number, parent?: number) => ({ id: id(number), parentId: parent ? id(parent) : undefined });

/* 1 ─ 2 ─ 3 ─ 4      asked and answered twice
 *     │   └─ 5       answered again
 *     └─ 6 ─ 7       asked otherwise */
const OLDEST = [message(1), message(2, 1), message(3, 2), message(4, 3)];
const AGAIN = [message(1), message(2, 1), message(3, 2), message(5, 3)];
const BRANCHES = [
  { messageId: id(4), current: false },
  { messageId: id(5), forkMessageId: id(3), current: true },
  { messageId: id(7), forkMessageId: id(2), current: false },
];
const OTHERS = [
  { end: id(4), path: OLDEST.slice(0, 3) },
  { end: id(7), path: [message(1), message(2, 1), message(6, 2)] },
];

it('the other branches are those that leave the shown one, or that it left', () => {
  expect(otherEnds(BRANCHES, AGAIN)).toEqual([id(4), id(7)]);
  expect(otherEnds([{ messageId: id(4), current: true }], OLDEST)).toEqual([]);
});

it('a message has the versions that follow the same message, the oldest first', () => {
  const versions = versionsOf(AGAIN, OTHERS);
  expect([...versions.keys()]).toEqual([id(3), id(5)]);
  expect(versions.get(id(5))).toEqual({ position: 2, count: 2, previous: id(4), next: undefined });
  expect(versions.get(id(3))).toEqual({ position: 1, count: 2, previous: undefined, next: id(7) });
});

it('a changed first question is a version of it', () => {
  const versions = versionsOf([message(8), message(9, 8)], [{ end: id(5), path: AGAIN.slice(0, 3) }]);
  expect(versions.get(id(8))).toEqual({ position: 2, count: 2, previous: id(5), next: undefined });
});
