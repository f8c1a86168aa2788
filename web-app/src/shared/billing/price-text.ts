import { useFormat } from '../format';
import { useTexts } from '../texts';
import type { Period } from './terms';
import { texts } from './texts';

/** "$29.00 a month" */
export function usePriceText(): (minorUnits: number, currency: string, period: Period) => string {
  const t = useTexts(texts);
  const { money } = useFormat();
  return (minorUnits, currency, period) => t.each[period](money(minorUnits, currency));
}

/** "By the month" */
export function usePeriodText(): (period: Period) => string {
  const t = useTexts(texts);
  return (period) => t.period[period];
}
