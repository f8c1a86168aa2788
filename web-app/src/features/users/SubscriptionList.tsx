import { Text } from '@mantine/core';
import { StatusBadge, useItemName, usePriceText } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import { useSubscriptionsOf } from './queries';
import { texts } from './texts';

export function SubscriptionList({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const nameOf = useItemName();
  const priceOf = usePriceText();
  return (
    <DataTable
      caption={t.subscriptions}
      pages={useSubscriptionsOf(userId)}
      rowKey={({ id = '' }) => id}
      columns={[
        { header: t.item, cell: nameOf },
        { header: t.price, cell: ({ price, currency, period }) => period && priceOf(price ?? 0, currency ?? '', period) },
        { header: t.status, cell: ({ status }) => status && <StatusBadge status={status} /> },
        { header: t.since, cell: ({ startDate }) => startDate && date(startDate) },
        { header: t.until, cell: ({ endedAt, accessUntil }) => (endedAt ?? accessUntil) && date(endedAt ?? accessUntil ?? '') },
      ]}
      empty={<Text c="dimmed">{t.noSubscriptions}</Text>}
    />
  );
}
