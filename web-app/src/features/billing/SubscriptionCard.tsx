import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, useState, type ReactNode } from 'react';
import { StatusBadge, toPeriod, useItemName, usePeriodText, type Subscription } from '../../shared/billing';
import { OnDemand } from '../../shared/dialog';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { PaymentProblem } from './PaymentProblem';
import { renew, setAutoRenew, useChange } from './queries';
import { useStateText } from './state-text';
import { texts } from './texts';

const CancelDialog = lazy(() => import('./CancelDialog'));

/** A live subscription: its state in words, and what its owner can do about it. */
export function SubscriptionCard({ subscription, children }: { subscription: Subscription; children?: ReactNode }) {
  const t = useTexts(texts);
  const stateText = useStateText();
  const name = useItemName()(subscription);
  const { id = '', status = 'active', autoRenew = false, couponCode } = subscription;
  const isClosed = status === 'past_due' || status === 'paused';
  const renewal = autoRenew ? t.renewalOff : t.renewalOn;
  const [isCancelling, setCancelling] = useState(false);
  const paying = useChange(renew, () => toast.success(status === 'paused' ? t.resumed : t.paid));
  const renewing = useChange(setAutoRenew, (now) => toast.success(now.autoRenew ? t.renewsAgain : t.endsThen));
  return (
    <Stack gap="xs" data-subscription={id} data-status={status} data-auto-renew={autoRenew}>
      <Group justify="space-between">
        <Title order={3}>{name}</Title>
        <StatusBadge status={status} />
      </Group>
      <Text>{stateText(subscription)}</Text>
      <Pending subscription={subscription} />
      {couponCode && <Text c="dimmed">{t.withCoupon(couponCode)}</Text>}
      {isClosed && <PaymentProblem error={paying.error} />}
      <PaymentProblem error={renewing.error} />
      <Group gap="sm" mt={4}>
        {isClosed ? (
          <Button loading={paying.isPending} onClick={() => paying.mutate(id)}>
            {status === 'paused' ? t.resume : t.payNow}
          </Button>
        ) : (
          <Button
            variant="default"
            aria-label={`${renewal}: ${name}`}
            loading={renewing.isPending}
            onClick={() => renewing.mutate({ id, autoRenew: !autoRenew })}
          >
            {renewal}
          </Button>
        )}
        {children}
        <Button variant="default" aria-label={`${t.cancelTitle(name)} …`} onClick={() => setCancelling(true)}>
          {t.cancel}
        </Button>
      </Group>
      <OnDemand isWanted={isCancelling}>
        <CancelDialog subscription={subscription} name={name} isOpen={isCancelling} onClose={() => setCancelling(false)} />
      </OnDemand>
    </Stack>
  );
}

/** A change of plan that the bank wants confirmed. */
function Pending({ subscription: { pendingChange } }: { subscription: Subscription }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const itemName = useItemName();
  const periodText = usePeriodText();
  if (!pendingChange) return null;
  const { planId, period, expiresAt = '' } = pendingChange;
  const wanted = [itemName({ plan: planId }), periodText(toPeriod(period) ?? 'monthly').toLowerCase()].join(', ');
  return (
    <Alert color="yellow" variant="outline" title={t.pendingTitle(wanted)} data-pending={planId}>
      {t.pendingBody(dateTime(expiresAt))}
    </Alert>
  );
}
