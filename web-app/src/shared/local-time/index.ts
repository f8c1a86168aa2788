/** The name of the browser's time zone: "Europe/Berlin". */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant as an input of date and time has it: in the browser's time zone. */
export function toLocal(instant: string | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const toInstant = (local: string): string | undefined => (local ? new Date(local).toISOString() : undefined);

/** The day on the clock of a zone, as the API writes it: "2027-03-28". */
export const dayIn = (zone: string, instant: Date = new Date()): string =>
  // Sweden writes dates so.
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** The day so many days later; days have no clock, so none is changed on the way. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The time zones that can be chosen, with one that is chosen already. */
export function zoneChoices(chosen: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = chosen === '' || known.includes(chosen) ? known : [chosen, ...known];
  return zones.map((zone) => ({ value: zone, label: zoneName(zone) }));
}

/** A zone as people read it: "America/New York". */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');
