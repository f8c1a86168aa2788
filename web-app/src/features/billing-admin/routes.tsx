import type { AppRoute, Feature, NavigationItem } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

type Name = 'plans' | 'coupons' | 'refunds' | 'disputes';

const titles = defineTexts({
  en: { plans: 'Plans', coupons: 'Coupons', refunds: 'Refund requests', disputes: 'Disputes' },
});
const menu = defineTexts({ en: { plans: 'Plans', coupons: 'Coupons', refunds: 'Refunds', disputes: 'Disputes' } });

const page = (path: string, name: Name, load: AppRoute['load']): AppRoute => ({
  path,
  title: (language) => titles(language)[name],
  access: 'admin',
  section: 'admin',
  load,
});

const link = (path: string, order: number, name: Name): NavigationItem => ({
  path,
  place: 'admin',
  order,
  label: (language) => menu(language)[name],
});

export const billingAdmin: Feature = {
  routes: [
    page('/admin/plans', 'plans', () => import('./PlansPage')),
    page('/admin/coupons', 'coupons', () => import('./CouponsPage')),
    page('/admin/refunds', 'refunds', () => import('./RefundsPage')),
    page('/admin/disputes', 'disputes', () => import('./DisputesPage')),
  ],
  navigation: [
    link('/admin/plans', 50, 'plans'),
    link('/admin/coupons', 51, 'coupons'),
    link('/admin/refunds', 52, 'refunds'),
    link('/admin/disputes', 53, 'disputes'),
  ],
};
