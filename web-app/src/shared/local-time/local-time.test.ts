import { expect, it } from 'vitest';
import { addDays, dayIn, toInstant, toLocal } from '.';

it('a day is the one on the clock of the zone', () => {
  const instant = new Date('2027-03-28T23:30:00Z');
  expect(dayIn('America/New_York', instant)).toBe('2027-03-28');
  expect(dayIn('Asia/Tokyo', instant)).toBe('2027-03-29');
});

it('days are added also where the clock is changed', () => {
  expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
});

it('an instant comes back from an input as it was', () => {
  expect(toInstant(toLocal('2027-03-28T12:30:00Z'))).toBe('2027-03-28T12:30:00.000Z');
  expect(toLocal(undefined)).toBe('');
  expect(toInstant('')).toBeUndefined();
});
