import { defineTexts } from '../texts';

export const texts = defineTexts({
  en: {
    each: {
      daily: (price: string) => `${price} a day`,
      weekly: (price: string) => `${price} a week`,
      monthly: (price: string) => `${price} a month`,
      yearly: (price: string) => `${price} a year`,
    },
    period: { daily: 'By the day', weekly: 'By the week', monthly: 'By the month', yearly: 'By the year' },
    status: {
      trialing: 'Trial',
      active: 'Active',
      past_due: 'Payment due',
      paused: 'Paused',
      canceled: 'Cancelled',
      expired: 'Ended',
    },
  },
});
