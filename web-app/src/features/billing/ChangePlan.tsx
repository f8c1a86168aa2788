import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ApiError } from '../../shared/api';
import { AGENT_PLAN, periodsOf, toPeriod, type Period, type Plan, type Subscription } from '../../shared/billing';
import { PeriodChoice } from '../../shared/billing/PeriodChoice';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { AmountTable } from './AmountTable';
import { PaymentProblem } from './PaymentProblem';
import { changePlan, useChange, usePreview } from './queries';
import { texts } from './texts';

export interface ChangePlanProps {
  subscription: Subscription;
  plans: Plan[];
  /** The plan and the period that are chosen at first. */
  wanted: { plan: string | undefined; period: Period | undefined };
  onClose: () => void;
}

export default function ChangePlan(props: ChangePlanProps & { isOpen: boolean }) {
  const t = useTexts(texts);
  const { isOpen, onClose } = props;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t.changeTitle} size="lg">
      <Choice {...props} />
    </Dialog>
  );
}

const isSold = (plan: Plan): boolean => plan.id !== AGENT_PLAN && periodsOf(plan).length > 0;

function Choice({ subscription, plans, wanted, onClose }: ChangePlanProps) {
  const t = useTexts(texts);
  const sold = plans.filter(isSold);
  const [planId, setPlanId] = useState(wanted.plan ?? sold.find(({ id }) => id !== subscription.plan)?.id ?? '');
  const [preferred, setPeriod] = useState(wanted.period ?? toPeriod(subscription.period) ?? 'monthly');
  const plan = sold.find(({ id }) => id === planId) ?? sold[0];
  if (!plan) return null;
  const periods = periodsOf(plan);
  const period = periods.includes(preferred) ? preferred : (periods[0] ?? preferred);
  const isCurrent = plan.id === subscription.plan && period === subscription.period;
  return (
    <Stack>
      <NativeSelect
        label={t.newPlan}
        value={plan.id}
        onChange={({ currentTarget }) => setPlanId(currentTarget.value)}
        data={sold.map(({ id = '', name = '' }) => ({ value: id, label: name }))}
      />
      <PeriodChoice label={t.period} periods={periods} value={period} onChange={setPeriod} />
      {isCurrent ? (
        <Text c="dimmed">{t.isCurrent}</Text>
      ) : (
        <Change key={`${plan.id} ${period}`} plan={plan} period={period} subscription={subscription} onDone={onClose} />
      )}
    </Stack>
  );
}

/** The server's preview, and the change at that price. */
function Change({ plan, period, subscription, onDone }: { plan: Plan; period: Period; subscription: Subscription; onDone: () => void }) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const { id: planId = '', name = '' } = plan;
  const preview = usePreview({ planId, period });
  const change = useChange(changePlan);
  const isDone = subscription.plan === planId && subscription.period === period;
  // At once, or once the bank has confirmed.
  useEffect(() => {
    if (!isDone) return;
    toast.success(t.changed(name));
    onDone();
  }, [isDone, name, onDone, t]);
  if (preview.error) return <PaymentProblem error={preview.error} />;
  if (!preview.data) return <Skeleton height={220} />;
  const { amountDue = 0, currency = '', lines = [], prorationDate } = preview.data;
  const isStale = isOld(change.error);
  const confirm = () =>
    change.mutate({ planId, period, prorationDate }, { onError: (error) => isOld(error) && void preview.refetch() });
  const credit = -lines.reduce((sum, { amount = 0 }) => sum + amount, 0);
  return (
    <Stack>
      <AmountTable caption={t.previewTable} currency={currency} lines={lines} sums={[[t.dueNow, amountDue]]} />
      {credit > 0 && <Text size="sm">{t.credit(money(credit, currency))}</Text>}
      {subscription.couponCode && planId !== subscription.plan && <Text size="sm">{t.couponEnds}</Text>}
      {isStale ? <Text role="alert">{t.priceStale}</Text> : <PaymentProblem error={change.error} />}
      <Group justify="flex-end">
        <Button loading={change.isPending || preview.isFetching} onClick={confirm}>
          {amountDue > 0 ? t.changeAndPay(name, money(amountDue, currency)) : t.changeFree(name)}
        </Button>
      </Group>
    </Stack>
  );
}

/** Whether the price of the preview is no longer kept to. */
const isOld = (error: unknown): boolean =>
  error instanceof ApiError && error.fields.some(({ field }) => field === 'prorationDate');
