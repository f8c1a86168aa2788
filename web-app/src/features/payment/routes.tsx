import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({
  en: {
    order: 'Your order',
    cancelled: 'You have not paid',
    paid: 'Thank you',
    subscribe: 'Subscribe to an agent',
    subscribed: 'Your subscription',
  },
});

export const payment: Feature = {
  routes: [
    { path: '/payment', title: (language) => titles(language).order, access: 'public', load: () => import('./PaymentPage') },
    { path: '/payment/cancel', title: (language) => titles(language).cancelled, access: 'public', load: () => import('./CancelPage') },
    // Where billing-service has Stripe send buyers back to, unless the order names another page.
    { path: '/payment/success', title: (language) => titles(language).paid, access: 'user', load: () => import('./SuccessPage') },
    { path: '/subscribe', title: (language) => titles(language).subscribe, access: 'public', load: () => import('./SubscribePage') },
    { path: '/subscription-success', title: (language) => titles(language).subscribed, access: 'user', load: () => import('./SubscribedPage') },
  ],
};
