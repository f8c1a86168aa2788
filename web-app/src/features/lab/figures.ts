import type { LabAnalytics, LabFigure } from './queries';

export type Total = Required<Pick<LabFigure, 'runs' | 'failures' | 'cancelled' | 'tokens'>>;

export function total(figures: readonly LabFigure[]): Total {
  const sum = (name: keyof Total) => figures.reduce((before, figure) => before + (figure[name] ?? 0), 0);
  return { runs: sum('runs'), failures: sum('failures'), cancelled: sum('cancelled'), tokens: sum('tokens') };
}

/** Every day of the period up to today (UTC), with a day on which nothing ran as well. */
export function byDay(days: NonNullable<LabAnalytics['days']>, count: number, today: Date): ({ day: string } & Total)[] {
  const byDate = new Map(days.map(({ day, experiments = [] }) => [day, total(experiments)]));
  return Array.from({ length: count }, (_, back) => {
    const day = dayBefore(today, count - 1 - back);
    return { day, ...(byDate.get(day) ?? total([])) };
  });
}

export const dayBefore = (today: Date, days: number): string => new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
