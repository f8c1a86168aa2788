import { Title } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import type { CurrentVisit } from './queries';
import { texts } from './texts';

type PageView = NonNullable<NonNullable<CurrentVisit['pageViews']>['items']>[number];

/** The pages of the visit, newest first. */
export default function PageViews({ items }: { items: PageView[] }) {
  const t = useTexts(texts);
  const { dateTime, duration, percent } = useFormat();
  return (
    <div style={{ width: '100%' }}>
      <Title order={3} mb="xs">
        {t.pages}
      </Title>
      <RowTable
        caption={t.pages}
        rows={items}
        rowKey={({ pageviewId }) => pageviewId ?? ''}
        columns={[
          { header: t.page, cell: ({ page }) => page?.path },
          { header: t.when, cell: ({ timestamp }) => timestamp && dateTime(timestamp) },
          { header: t.time, cell: ({ timeOnPage }) => typeof timeOnPage === 'number' && duration(timeOnPage * 1_000), align: 'right' },
          { header: t.depth, cell: ({ scrollDepth }) => typeof scrollDepth === 'number' && percent(scrollDepth / 100), align: 'right' },
        ]}
      />
    </div>
  );
}
