/** The name of a day of the week, of which 1 is Monday. */
export const weekdayOf = (day: number | undefined, names: Readonly<Record<string, string>>): string => names[String(day)] ?? '';
