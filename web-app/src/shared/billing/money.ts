/** How many digits a currency has after the point: 2 for dollars, 0 for yen. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() }).resolvedOptions()
    .maximumFractionDigits ?? 2;

/** What people write, 29.5, of what the API has, 2950. */
export const toMajor = (minorUnits: number, currency: string): number => minorUnits / 10 ** digitsOf(currency);

export const toMinor = (amount: number, currency: string): number => Math.round(amount * 10 ** digitsOf(currency));
