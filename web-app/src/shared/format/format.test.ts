import { expect, it } from 'vitest';
import { createFormat } from '.';

const { money, date, dateTime, day, clock, zonedClock, time, relative, duration, percent } = createFormat('en-GB', 'Asia/Tokyo');

it('money is in minor units, of which a currency has as many as it has', () => {
  expect(money(2_950, 'usd')).toBe('US$29.50');
  expect(money(2_950, 'jpy')).toBe('JP¥2,950');
  expect(money(2_950, 'kwd')).toMatch(/2\.950/);
});

it('an instant is told in the zone, where it may be the next day', () => {
  expect(date('2026-03-04T20:00:00Z')).toBe('5 Mar 2026');
  expect(dateTime('2026-03-04T20:00:00Z')).toBe('5 Mar 2026, 05:00');
  expect(day('2026-03-04T20:00:00Z')).toBe('Thursday, 5 March 2026');
  expect(clock('2026-03-04T20:00:00Z')).toBe('05:00');
  expect(zonedClock('2026-03-04T20:00:00Z')).toMatch(/^0?5:00 (GMT\+9|JST)$/);
  expect(time('2026-03-04T20:00:07Z')).toBe('05:00:07');
});

it('a near instant is told by its distance', () => {
  expect(relative(new Date(Date.now() - 3 * 60_000))).toBe('3 minutes ago');
  expect(relative(new Date(Date.now() + 2 * 86_400_000 + 5_000))).toBe('in 2 days');
  expect(relative(new Date())).toBe('now');
});

it('durations and shares are short', () => {
  expect(duration(320)).toBe('320 ms');
  expect(duration(1_530)).toBe('1.5 secs');
  expect(duration(59_960)).toBe('1 min');
  expect(duration(754_000)).toBe('12 mins 34 secs');
  expect(duration(7_530_000)).toBe('2 hrs 5 mins');
  expect(percent(0.125)).toBe('12.5%');
});
