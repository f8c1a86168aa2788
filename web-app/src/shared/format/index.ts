import { useMemo } from 'react';
import { useLanguage, type Language } from '../texts';

export interface Format {
  date: (instant: string | Date) => string;
  dateTime: (instant: string | Date) => string;
  /** With its day of the week. */
  day: (instant: string | Date) => string;
  /** Without seconds. */
  clock: (instant: string | Date) => string;
  /** With the zone's name at that time, which tells apart an hour that comes twice. */
  zonedClock: (instant: string | Date) => string;
  /** With seconds. */
  time: (instant: string | Date) => string;
  /** "3 minutes ago" */
  relative: (instant: string | Date) => string;
  /** An amount in the currency's minor unit. */
  money: (minorUnits: number, currency: string) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** 0.5 is 50 %. */
  percent: (share: number) => string;
  duration: (milliseconds: number) => string;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** In the one or two units that matter: "320 ms", "1.5 secs", "12 mins 34 secs", "2 hrs 5 mins". */
function length(milliseconds: number, number: Format['number']): string {
  const of = (value: number, unit: string, maximumFractionDigits = 0) =>
    number(value, { style: 'unit', unit, maximumFractionDigits });
  if (milliseconds < 1_000) return of(milliseconds, 'millisecond');
  if (milliseconds < 59_950) return of(milliseconds / 1_000, 'second', 1);
  const seconds = Math.round(milliseconds / 1_000);
  const [whole, part, unit, smaller]: [number, number, string, string] =
    seconds < 3_600
      ? [Math.floor(seconds / 60), seconds % 60, 'minute', 'second']
      : [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), 'hour', 'minute'];
  return part === 0 ? of(whole, unit) : `${of(whole, unit)} ${of(part, smaller)}`;
}

/** Dates in the browser's time zone, unless another one is named. */
export function createFormat(locale: string, timeZone?: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const zonedClock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);
  return {
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    clock: (instant) => clock.format(new Date(instant)),
    zonedClock: (instant) => zonedClock.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    relative(instant) {
      const seconds = (new Date(instant).getTime() - Date.now()) / 1_000;
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
      return relative.format(Math.round(seconds / length), unit);
    },
    money(minorUnits, currency) {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currency.toUpperCase() });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      return format.format(minorUnits / 10 ** digits);
    },
    number,
    percent: (share) => percent.format(share),
    duration: (milliseconds) => length(milliseconds, number),
  };
}

/** The browser's region, if its language is the one that the page is in: en-GB writes dates as en-GB does. */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;

export function useFormat(timeZone?: string): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(localeOf(language), timeZone), [language, timeZone]);
}
