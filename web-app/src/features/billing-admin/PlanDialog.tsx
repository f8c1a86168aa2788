import { Fieldset, MultiSelect, NumberInput, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { digitsOf, PERIODS, toMajor, toMinor, useAgentsOnSale, type Period, type Plan } from '../../shared/billing';
import { Dialog } from '../../shared/dialog/Dialog';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { choicesOf, isCurrency, type Amount } from './fields';
import { addPlan, updatePlan, type PlanDescription } from './queries';
import { texts } from './texts';
import { useDone } from './use-done';

interface Values extends Record<string, unknown> {
  id: string;
  name: string;
  description: string;
  currency: string;
  prices: Record<Period, Amount>;
  hasAll: boolean;
  agents: string[];
  trialDays: Amount;
  features: string;
  order: Amount;
  active: boolean;
}

function toValues(plan: Plan | undefined): Values {
  const { id = '', name = '', description = '', currency = 'usd', prices = {}, agents, trialDays = 0 } = plan ?? {};
  const amount = (period: Period): Amount => {
    const price = prices[period];
    return price === undefined ? '' : toMajor(price, currency);
  };
  return {
    id,
    name,
    description,
    currency,
    prices: { daily: amount('daily'), weekly: amount('weekly'), monthly: amount('monthly'), yearly: amount('yearly') },
    hasAll: Boolean(plan) && !agents,
    agents: agents ?? [],
    trialDays,
    features: (plan?.features ?? []).join('\n'),
    order: plan?.order ?? 0,
    active: plan?.active ?? true,
  };
}

function toDescription(values: Values, isNew: boolean): PlanDescription {
  const { id, name, description, currency, prices, hasAll, agents, trialDays, features, order, active } = values;
  const sold = PERIODS.flatMap((period) => {
    const price = prices[period];
    return price === '' ? [] : [[period, isCurrency(currency) ? toMinor(price, currency) : price] as const];
  });
  return {
    ...(isNew && { id }),
    name,
    description,
    currency,
    prices: Object.fromEntries(sold),
    // Without a list it includes all.
    ...(!hasAll && { agents }),
    trialDays: trialDays || 0,
    features: features.split('\n').map((line) => line.trim()).filter(Boolean),
    order: order || 0,
    active,
  };
}

export interface PlanDialogProps {
  edited: Plan | 'new' | undefined;
  onClose: () => void;
}

export default function PlanDialog({ edited, onClose }: PlanDialogProps) {
  const t = useTexts(texts);
  const plan = edited === 'new' ? undefined : edited;
  return (
    <Dialog
      isOpen={Boolean(edited)}
      onClose={onClose}
      title={plan ? t.editName(plan.name ?? '') : t.plans.add}
      size="lg"
    >
      {edited && <PlanForm plan={plan} onClose={onClose} />}
    </Dialog>
  );
}

function PlanForm({ plan, onClose }: { plan: Plan | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const agents = useAgentsOnSale().data ?? [];
  const form = useApiForm<Values>({
    initialValues: toValues(plan),
    submit: (values) =>
      plan ? updatePlan(plan.id ?? '', toDescription(values, false)) : addPlan(toDescription(values, true)),
    onDone: () => done(t.saved),
  });
  const { getInputProps, values } = form.fields;
  const digits = isCurrency(values.currency) ? digitsOf(values.currency) : 2;
  return (
    <ApiFormView form={form}>
      {!plan && <TextInput label={t.plans.id} description={t.plans.idHint} {...getInputProps('id')} />}
      <TextInput label={t.plans.name} description={t.plans.nameHint} {...getInputProps('name')} />
      <Textarea label={t.plans.description} autosize {...getInputProps('description')} />
      <TextInput label={t.plans.currency} description={t.plans.currencyHint} maxLength={3} {...getInputProps('currency')} />
      <Fieldset legend={t.plans.prices}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {PERIODS.map((period) => (
            <NumberInput
              key={period}
              label={t.plans.price[period]}
              description={t.plans.priceHint}
              min={0}
              decimalScale={digits}
              fixedDecimalScale
              hideControls
              {...getInputProps(`prices.${period}`)}
            />
          ))}
        </SimpleGrid>
      </Fieldset>
      <Stack gap="xs">
        <Switch label={t.plans.allAgents} {...getInputProps('hasAll', { type: 'checkbox' })} />
        {!values.hasAll && (
          <MultiSelect
            label={t.plans.included}
            description={t.plans.includedHint}
            data={choicesOf(values.agents, agents)}
            searchable
            {...getInputProps('agents')}
          />
        )}
      </Stack>
      <NumberInput label={t.plans.trialDays} min={0} max={730} allowDecimal={false} {...getInputProps('trialDays')} />
      <Textarea label={t.plans.features} description={t.plans.featuresHint} autosize minRows={3} {...getInputProps('features')} />
      <NumberInput label={t.plans.order} description={t.plans.orderHint} min={0} max={1000} allowDecimal={false} {...getInputProps('order')} />
      <Switch label={t.plans.active} {...getInputProps('active', { type: 'checkbox' })} />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
