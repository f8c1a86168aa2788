import { Alert, Anchor, Button, Card, Divider, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { leave, usePriceText } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { BuyButton, Refusal } from './BuyButton';
import { Coupon } from './Coupon';
import { addressOf, findOrder, readWanted, useOffer, type Order } from './order';
import { openCheckout, type AppliedCoupon } from './queries';
import { texts } from './texts';

const DAY_MS = 86_400_000;

export default function PaymentPage() {
  const t = useTexts(texts);
  const wanted = readWanted(useSearchParams()[0]);
  return (
    <Page lead={t.lead} width="narrow">
      <Loaded query={useOffer()} loading={<Skeleton height={440} />}>
        {({ plans, agents }) => {
          const order = findOrder(wanted, plans, agents);
          // What is typed and applied belongs to one order.
          return order ? <Checkout key={addressOf('', order)} order={order} /> : <NoOrder isNamed={Boolean(wanted.planId ?? wanted.agentId)} />;
        }}
      </Loaded>
    </Page>
  );
}

function NoOrder({ isNamed }: { isNamed: boolean }) {
  const t = useTexts(texts);
  return (
    <EmptyState
      title={isNamed ? t.soldOutTitle : t.nothingTitle}
      action={
        <Button component={Link} to="/pricing">
          {t.seePlans}
        </Button>
      }
    >
      {isNamed ? t.soldOutBody : t.nothingBody}
    </EmptyState>
  );
}

function Checkout({ order }: { order: Order }) {
  const t = useTexts(texts);
  const [coupon, setCoupon] = useState<AppliedCoupon>();
  const buy = useMutation({
    mutationFn: () => openCheckout(order, coupon?.code),
    onSuccess: ({ url }) => url && leave(url),
  });
  return (
    <Stack>
      <Card component="section" aria-label={t.title}>
        <Summary order={order} coupon={coupon} />
        <Divider my="md" />
        <Coupon order={order} applied={coupon} onChange={setCoupon} />
      </Card>
      {Boolean(order.plan.trialDays) && <Trial order={order} price={coupon?.priceAfter ?? order.price} />}
      <Text size="sm" c="dimmed">
        {t.renews}
      </Text>
      <Refusal error={buy.error} />
      <BuyButton isBuying={buy.isPending || buy.isSuccess} onBuy={() => buy.mutate()}>
        {t.pay}
      </BuyButton>
      <Anchor component={Link} to="/pricing" underline="always" size="sm">
        {t.backToPlans}
      </Anchor>
    </Stack>
  );
}

function Summary({ order, coupon }: { order: Order; coupon: AppliedCoupon | undefined }) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const priceText = usePriceText();
  const { plan, agent, period, price, currency } = order;
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {agent ? t.agent(agent.name ?? '') : t.plan(plan.name ?? '')}
      </Title>
      <Text c="dimmed">{agent ? agent.description : plan.description}</Text>
      <Row label={t.price} value={priceText(price, currency, period)} />
      {coupon && (
        <>
          <Row label={t.discount} value={`−${money(coupon.discount ?? 0, currency)}`} />
          <Row label={t.youPay} value={priceText(coupon.priceAfter ?? price, currency, period)} isMain />
          <CouponTerms coupon={coupon} />
        </>
      )}
    </Stack>
  );
}

const Row = ({ label, value, isMain = false }: { label: string; value: string; isMain?: boolean }) => (
  <Group justify="space-between" fw={isMain ? 700 : 500} fz={isMain ? 'lg' : 'md'}>
    <span>{label}</span>
    <span>{value}</span>
  </Group>
);

function CouponTerms({ coupon }: { coupon: AppliedCoupon }) {
  const t = useTexts(texts);
  const { date, number } = useFormat();
  const { appliesTo, months, expiresAt } = coupon;
  const payments = {
    first_payment: t.couponFirst,
    months: t.couponMonths(number(months ?? 0)),
    always: t.couponAlways,
  }[appliesTo ?? 'first_payment'];
  return (
    <Text size="sm" c="dimmed">
      {payments} {appliesTo === 'always' && expiresAt && t.couponUntil(date(expiresAt))}
    </Text>
  );
}

function Trial({ order, price }: { order: Order; price: number }) {
  const t = useTexts(texts);
  const { date, number } = useFormat();
  const priceText = usePriceText();
  const [now] = useState(Date.now);
  const days = order.plan.trialDays ?? 0;
  return (
    <Alert variant="light" title={t.trialTitle(number(days))}>
      {t.trialBody(date(new Date(now + days * DAY_MS)), priceText(price, order.currency, order.period))}
    </Alert>
  );
}
