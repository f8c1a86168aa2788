import type { EndpointUsage } from './queries';

export interface Sum {
  calls: number;
  errors: number;
  bytes: number;
}

export function total(items: readonly EndpointUsage[]): Sum {
  const sum = { calls: 0, errors: 0, bytes: 0 };
  for (const { calls = 0, errors = 0, bytes = 0 } of items) {
    sum.calls += calls;
    sum.errors += errors;
    sum.bytes += bytes;
  }
  return sum;
}

/** Days with calls, oldest first. */
export const byDay = (items: readonly EndpointUsage[]): ({ day: string } & Sum)[] =>
  grouped(items, ({ day = '' }) => day)
    .map(([day, ofDay]) => ({ day, ...total(ofDay) }))
    .sort((one, other) => one.day.localeCompare(other.day));

/** The busiest first. Percentiles of days cannot be added up, so `p95` is that of the slowest day. */
export const byEndpoint = (items: readonly EndpointUsage[]): ({ endpoint: string; p95: number } & Sum)[] =>
  grouped(items, ({ endpoint = '' }) => endpoint)
    .map(([endpoint, ofIt]) => ({ endpoint, ...total(ofIt), p95: Math.max(...ofIt.map(({ p95 = 0 }) => p95)) }))
    .sort((one, other) => other.calls - one.calls);

function grouped<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
