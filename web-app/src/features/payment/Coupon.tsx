import { CloseButton, Group, Text, TextInput } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import type { Order } from './order';
import { applyCoupon, type AppliedCoupon } from './queries';
import { texts } from './texts';

export interface CouponProps {
  order: Order;
  applied: AppliedCoupon | undefined;
  onChange: (applied: AppliedCoupon | undefined) => void;
}

/** Asks for a coupon, and shows the one that is applied. */
export function Coupon({ order, applied, onChange }: CouponProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  if (!user) {
    return (
      <Text size="sm" c="dimmed">
        {t.couponSignIn}
      </Text>
    );
  }
  if (!applied) return <CouponForm order={order} onApplied={onChange} />;
  return (
    <Group justify="space-between">
      <Text role="status">{t.couponOn(applied.code ?? '')}</Text>
      <CloseButton aria-label={t.removeCoupon} onClick={() => onChange(undefined)} />
    </Group>
  );
}

function CouponForm({ order, onApplied }: { order: Order; onApplied: (applied: AppliedCoupon) => void }) {
  const t = useTexts(texts);
  const problems: Readonly<Record<string, string>> = t.couponProblems;
  const form = useApiForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : t.couponProblems.coupon_unknown) },
    submit: ({ code }) => applyCoupon(code.trim(), order),
    onDone: onApplied,
    problemText: ({ code }) => problems[code],
  });
  return (
    <ApiFormView form={form}>
      <Group align="flex-start" gap="sm" wrap="nowrap">
        <TextInput
          flex={1}
          label={t.coupon}
          description={t.couponHint}
          autoComplete="off"
          {...form.fields.getInputProps('code')}
        />
        <SubmitButton form={form} variant="default" w="auto" flex="none" mt={48}>
          {t.apply}
        </SubmitButton>
      </Group>
    </ApiFormView>
  );
}

