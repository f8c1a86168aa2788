import { Button, Card, Group, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { isLive, StatusBadge, toPeriod, useItemName, usePriceText, useSubscriptions, type Subscription } from '../../shared/billing';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { cancel, renew, setAutoRenew, useSubscriptionsChanged } from './queries';
import { texts } from './texts';

export default function ManagementPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.managementLead} width="wide">
      <Subscriptions />
      <Card>
        <Title order={2} size="h4">
          {t.own}
        </Title>
        <Group justify="space-between">
          <Text c="dimmed">{t.ownBody}</Text>
          <Button component={Link} to="/agents/create" variant="default">
            {t.toOwn}
          </Button>
        </Group>
      </Card>
    </Page>
  );
}

function Subscriptions() {
  const t = useTexts(texts);
  const { date } = useFormat();
  const say = usePriceText();
  const nameOf = useItemName();
  const priceOf = ({ price = 0, currency = 'usd', period }: Subscription) => {
    const known = toPeriod(period);
    return known && say(price, currency, known);
  };
  return (
    <Card>
      <DataTable
        caption={t.management}
        pages={useSubscriptions()}
        rowKey={({ id = '' }) => id}
        columns={[
          { header: t.item, cell: (subscription) => nameOf(subscription) },
          { header: t.status, cell: ({ status }) => status && <StatusBadge status={status} /> },
          { header: t.price, cell: priceOf, align: 'right' },
          { header: t.until, cell: ({ accessUntil }) => accessUntil && date(accessUntil) },
          { header: t.renews, cell: (subscription) => <AutoRenew subscription={subscription} name={nameOf(subscription)} /> },
          { header: t.actions, cell: (subscription) => <Actions subscription={subscription} name={nameOf(subscription)} />, align: 'right' },
        ]}
        empty={
          <EmptyState
            title={t.none}
            action={
              <Button component={Link} to="/agents" variant="light">
                {t.find}
              </Button>
            }
          >
            {t.noneBody}
          </EmptyState>
        }
      />
    </Card>
  );
}

/** Sends a change, says what came of it, and shows it. */
function useChange() {
  const say = useProblemText();
  const changed = useSubscriptionsChanged();
  const [isBusy, setBusy] = useState(false);
  const change = async (send: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    try {
      await send();
      await changed();
      if (done) toast.success(done);
    } catch (error) {
      toast.error(say(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, change };
}

interface Props {
  subscription: Subscription;
  name: string;
}

function AutoRenew({ subscription, name }: Props) {
  const t = useTexts(texts);
  const { isBusy, change } = useChange();
  const { id = '', autoRenew = false } = subscription;
  if (!isLive(subscription)) return null;
  return (
    <Switch
      aria-label={t.renewsOf(name)}
      checked={autoRenew}
      disabled={isBusy}
      onChange={({ currentTarget }) => {
        const { checked } = currentTarget;
        void change(() => setAutoRenew(id, checked));
      }}
    />
  );
}

function Actions({ subscription, name }: Props) {
  const t = useTexts(texts);
  const { isBusy, change } = useChange();
  const { id = '', autoRenew, status } = subscription;
  if (!isLive(subscription)) return null;
  const end = async () => {
    const question = { title: t.cancelTitle(name), body: t.cancelBody, confirm: t.cancelAction, cancel: t.keep, danger: true };
    if (await confirm(question)) await change(() => cancel(id), t.canceled(name));
  };
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {(!autoRenew || status === 'past_due') && (
        <Button size="xs" variant="light" loading={isBusy} onClick={() => void change(() => renew(id), t.renewed(name))}>
          {t.renew}
        </Button>
      )}
      {autoRenew && (
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void end()}>
          {t.cancel}
        </Button>
      )}
    </Group>
  );
}
