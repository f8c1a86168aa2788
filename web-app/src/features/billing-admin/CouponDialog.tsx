import { MultiSelect, NativeSelect, NumberInput, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { AGENT_PLAN, digitsOf, FREE_PLAN, toMajor, toMinor, usePlans } from '../../shared/billing';
import { Dialog } from '../../shared/dialog/Dialog';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { toInstant, toLocal } from '../../shared/local-time';
import { useTexts } from '../../shared/texts';
import { choicesOf, isCurrency, type Amount } from './fields';
import { addCoupon, updateCoupon, type Coupon, type CouponDescription } from './queries';
import { texts } from './texts';
import { useDone } from './use-done';

type Duration = NonNullable<Coupon['duration']>;

interface Values extends Record<string, unknown> {
  code: string;
  kind: 'percent' | 'amount';
  percentOff: Amount;
  amountOff: Amount;
  currency: string;
  plans: string[];
  duration: Duration;
  months: Amount;
  validFrom: string;
  expiresAt: string;
  maxRedemptions: Amount;
  maxPerUser: Amount;
  active: boolean;
}

function toValues(coupon: Coupon | undefined): Values {
  const { amountOff, currency = 'usd' } = coupon ?? {};
  return {
    code: coupon?.code ?? '',
    kind: amountOff ? 'amount' : 'percent',
    percentOff: coupon?.percentOff ?? '',
    amountOff: amountOff ? toMajor(amountOff, currency) : '',
    currency,
    plans: coupon?.plans ?? [],
    duration: coupon?.duration ?? 'once',
    months: coupon?.months ?? '',
    validFrom: toLocal(coupon?.validFrom),
    expiresAt: toLocal(coupon?.expiresAt),
    maxRedemptions: coupon?.maxRedemptions ?? '',
    maxPerUser: coupon?.maxPerUser ?? '',
    active: coupon?.active ?? true,
  };
}

const orNone = (amount: Amount): number | undefined => (amount === '' ? undefined : amount);

function toDescription(values: Values, isNew: boolean): CouponDescription {
  const { code, kind, percentOff, amountOff, currency, plans, duration, months, active } = values;
  const amount = amountOff !== '' && isCurrency(currency) ? toMinor(amountOff, currency) : orNone(amountOff);
  return {
    ...(isNew && { code }),
    ...(kind === 'percent' ? { percentOff: orNone(percentOff) } : { amountOff: amount, currency }),
    ...(plans.length > 0 && { plans }),
    duration,
    ...(duration === 'months' && { months: orNone(months) }),
    validFrom: toInstant(values.validFrom),
    expiresAt: toInstant(values.expiresAt),
    maxRedemptions: orNone(values.maxRedemptions),
    maxPerUser: orNone(values.maxPerUser),
    active,
  };
}

export interface CouponDialogProps {
  edited: Coupon | 'new' | undefined;
  onClose: () => void;
}

export default function CouponDialog({ edited, onClose }: CouponDialogProps) {
  const t = useTexts(texts);
  const coupon = edited === 'new' ? undefined : edited;
  return (
    <Dialog
      isOpen={Boolean(edited)}
      onClose={onClose}
      title={coupon ? t.editName(coupon.code ?? '') : t.coupons.add}
      size="lg"
    >
      {edited && <CouponForm coupon={coupon} onClose={onClose} />}
    </Dialog>
  );
}

function CouponForm({ coupon, onClose }: { coupon: Coupon | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const plans = (usePlans().data ?? []).filter(({ id }) => id !== FREE_PLAN && id !== AGENT_PLAN);
  const form = useApiForm<Values>({
    initialValues: toValues(coupon),
    submit: (values) =>
      coupon ? updateCoupon(coupon.code ?? '', toDescription(values, false)) : addCoupon(toDescription(values, true)),
    onDone: () => done(t.saved),
  });
  const { getInputProps, values } = form.fields;
  const limit = (label: string, name: keyof Values & string) => (
    <NumberInput label={label} description={t.optional} min={1} allowDecimal={false} {...getInputProps(name)} />
  );
  return (
    <ApiFormView form={form}>
      {!coupon && <TextInput label={t.coupons.code} description={t.coupons.codeHint} {...getInputProps('code')} />}
      <NativeSelect
        label={t.coupons.kind}
        data={[
          { value: 'percent', label: t.coupons.percent },
          { value: 'amount', label: t.coupons.amountKind },
        ]}
        {...getInputProps('kind')}
      />
      {values.kind === 'percent' ? (
        <NumberInput label={t.coupons.percentOff} min={1} max={100} allowDecimal={false} suffix=" %" {...getInputProps('percentOff')} />
      ) : (
        <SimpleGrid cols={2}>
          <NumberInput
            label={t.coupons.amountOff}
            min={0}
            decimalScale={isCurrency(values.currency) ? digitsOf(values.currency) : 2}
            fixedDecimalScale
            hideControls
            {...getInputProps('amountOff')}
          />
          <TextInput label={t.coupons.currency} maxLength={3} {...getInputProps('currency')} />
        </SimpleGrid>
      )}
      <NativeSelect
        label={t.coupons.duration}
        data={Object.entries(t.coupons.durations).map(([value, label]) => ({ value, label }))}
        {...getInputProps('duration')}
      />
      {values.duration === 'months' && (
        <NumberInput label={t.coupons.months} min={2} max={120} allowDecimal={false} {...getInputProps('months')} />
      )}
      <MultiSelect
        label={t.coupons.plans}
        description={t.coupons.plansHint}
        data={choicesOf(values.plans, plans)}
        {...getInputProps('plans')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput type="datetime-local" label={t.coupons.validFrom} {...getInputProps('validFrom')} />
        <TextInput type="datetime-local" label={t.coupons.expiresAt} {...getInputProps('expiresAt')} />
        {limit(t.coupons.maxRedemptions, 'maxRedemptions')}
        {limit(t.coupons.maxPerUser, 'maxPerUser')}
      </SimpleGrid>
      <Switch label={t.coupons.active} {...getInputProps('active', { type: 'checkbox' })} />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
