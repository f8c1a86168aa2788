import { ApiError } from '../../shared/api';
import { ownZone } from '../../shared/local-time';
import type { Schedule, ScheduleDescription } from './queries';

export interface Hours {
  from: string;
  to: string;
}

/** A consultant in the form; rows that come and go have keys. */
export interface Values extends Record<string, unknown> {
  name: string;
  topic: string;
  email: string;
  timezone: string;
  slotMinutes: number | '';
  bufferMinutes: number | '';
  weekly: { key: string; day: string; hours: Hours }[];
  specialDays: { key: string; date: string; closed: boolean; hours: (Hours & { key: string })[] }[];
  active: boolean;
}

export const newKey = (): string => crypto.randomUUID();

export const MORNING: Readonly<Hours> = { from: '09:00', to: '12:00' };

export const toValues = (schedule: Schedule | undefined): Values => ({
  name: schedule?.name ?? '',
  topic: schedule?.topic ?? '',
  email: schedule?.email ?? '',
  timezone: schedule?.timezone ?? ownZone(),
  slotMinutes: schedule?.slotMinutes ?? 45,
  bufferMinutes: schedule?.bufferMinutes ?? 15,
  weekly: (schedule?.weekly ?? []).map(({ day = 1, hours }) => ({ key: newKey(), day: String(day), hours: { ...hours } })),
  specialDays: (schedule?.specialDays ?? []).map(({ date, closed = false, hours }) => ({
    key: newKey(),
    date,
    closed,
    hours: hours.map((part) => ({ key: newKey(), ...part })),
  })),
  active: schedule?.active ?? true,
});

export const toDescription = (values: Values): ScheduleDescription => ({
  name: values.name,
  topic: values.topic,
  ...(values.email && { email: values.email }),
  timezone: values.timezone,
  slotMinutes: values.slotMinutes || 0,
  bufferMinutes: values.bufferMinutes || 0,
  weekly: values.weekly.map(({ day, hours: { from, to } }) => ({ day: Number(day), hours: { from, to } })),
  specialDays: values.specialDays.map(({ date, closed, hours }) => ({
    date,
    closed,
    hours: hours.map(({ from, to }) => ({ from, to })),
  })),
  active: values.active,
});

/** The API names fields of lists as `weekly[0].hours`; here each has an input, `weekly.0.hours.to`. */
export async function atInputs<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const fields = error.fields.map(({ field, ...rest }) => ({ ...rest, field: inputOf(field) }));
    throw new ApiError(error.status, error.code, error.message, fields, error.retryAfterSeconds, error.members);
  }
}

const inputOf = (field: string): string => field.replaceAll(/\[(\d+)\]/g, '.$1').replace(/\.hours(\.\d+)?$/, '$&.to');
