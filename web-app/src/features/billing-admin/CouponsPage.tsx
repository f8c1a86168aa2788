import { Badge, Button, Card, Text } from '@mantine/core';
import { lazy, useState } from 'react';
import { OnDemand } from '../../shared/dialog';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { retireCoupon, useCoupons, type Coupon } from './queries';
import { RowActions } from './RowActions';
import { texts } from './texts';

const CouponDialog = lazy(() => import('./CouponDialog'));

export default function CouponsPage() {
  const t = useTexts(texts);
  const { date } = useFormat();
  const [edited, setEdited] = useState<Coupon | 'new'>();
  return (
    <Page
      lead={t.coupons.lead}
      width="wide"
      actions={<Button onClick={() => setEdited('new')}>{t.coupons.add}</Button>}
    >
      <Card>
        <DataTable
          caption={t.coupons.title}
          pages={useCoupons()}
          rowKey={({ code = '' }) => code}
          empty={<EmptyState title={t.coupons.none}>{t.coupons.noneBody}</EmptyState>}
          columns={[
            { header: t.coupons.code, cell: ({ code }) => <span data-coupon={code}>{code}</span> },
            { header: t.coupons.discount, cell: (coupon) => <Discount coupon={coupon} /> },
            { header: t.coupons.plans, cell: ({ plans }) => plans?.join(', ') ?? t.coupons.allPlans },
            { header: t.coupons.valid, cell: ({ expiresAt }) => (expiresAt ? t.coupons.until(date(expiresAt)) : t.coupons.always) },
            { header: t.coupons.uses, cell: (coupon) => <Uses coupon={coupon} /> },
            {
              header: t.state,
              cell: ({ active }) => <Badge color={active ? 'sea' : 'gray'}>{active ? t.coupons.isActive : t.coupons.isRetired}</Badge>,
            },
            { header: t.actions, cell: (coupon) => <Actions coupon={coupon} onEdit={() => setEdited(coupon)} /> },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(edited)}>
        <CouponDialog edited={edited} onClose={() => setEdited(undefined)} />
      </OnDemand>
    </Page>
  );
}

function Discount({ coupon }: { coupon: Coupon }) {
  const t = useTexts(texts);
  const { money, percent, number } = useFormat();
  const { percentOff, amountOff, currency, duration = 'once', months } = coupon;
  const off = percentOff ? percent(percentOff / 100) : money(amountOff ?? 0, currency ?? 'usd');
  return (
    <>
      {t.coupons.off(off)}
      <Text size="sm" c="dimmed">
        {duration === 'months' ? t.coupons.forMonths(number(months ?? 0)) : t.coupons.durations[duration]}
      </Text>
    </>
  );
}

function Uses({ coupon: { redeemed = 0, held, maxRedemptions } }: { coupon: Coupon }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <>
      {maxRedemptions ? t.coupons.used(number(redeemed), number(maxRedemptions)) : number(redeemed)}
      {Boolean(held) && (
        <Text size="sm" c="dimmed">
          {t.coupons.held(number(held ?? 0))}
        </Text>
      )}
    </>
  );
}

function Actions({ coupon: { code = '', active }, onEdit }: { coupon: Coupon; onEdit: () => void }) {
  const t = useTexts(texts);
  const { retire, retireName, retireTitle, retireBody, retired } = t.coupons;
  const removal = {
    action: retire,
    label: retireName(code),
    title: retireTitle(code),
    body: retireBody,
    done: retired,
    remove: () => retireCoupon(code),
  };
  return <RowActions name={code} onEdit={onEdit} removal={active ? removal : undefined} />;
}
