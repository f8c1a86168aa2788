import { Button, Card, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useVisits } from './queries';
import { texts } from './texts';
import { useVisitColumns } from './visit-columns';

const DAY = /^\d{4}-\d\d-\d\d$/;
const PEOPLE = 'people';
const BOTS = 'bots';

export default function VisitsPage() {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { day, who, change } = useFilter();
  const from = day('from');
  const to = day('to');
  const isWrongOrder = from !== undefined && to !== undefined && from > to;
  const refresh = () => void queries.invalidateQueries({ queryKey: ['visits'] });
  return (
    <Page
      lead={t.visitsLead}
      width="wide"
      actions={
        <Button variant="default" onClick={refresh}>
          {t.refresh}
        </Button>
      }
    >
      <Group align="flex-start">
        <TextInput
          type="date"
          label={t.from}
          value={from ?? ''}
          error={isWrongOrder && t.wrongOrder}
          onChange={({ currentTarget }) => change('from', currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t.to}
          value={to ?? ''}
          onChange={({ currentTarget }) => change('to', currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t.who}
          mt={{ base: 0, xs: 25 }}
          value={who}
          onChange={(value) => change('who', value === BOTS ? BOTS : '')}
          data={[
            { value: PEOPLE, label: t.people },
            { value: BOTS, label: t.bots },
          ]}
        />
      </Group>
      {!isWrongOrder && <VisitList from={from} to={to} bots={who === BOTS} />}
    </Page>
  );
}

/** The filter is in the address, where a reload and the way back find it. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  return {
    day: (name: 'from' | 'to') => {
      const value = params.get(name) ?? '';
      return DAY.test(value) ? value : undefined;
    },
    who: params.get('who') === BOTS ? BOTS : PEOPLE,
    change: (name: string, value: string) => {
      const next = new URLSearchParams(params);
      if (value) next.set(name, value);
      else next.delete(name);
      setParams(next, { replace: true, preventScrollReset: true });
    },
  };
}

function VisitList(filter: { from?: string; to?: string; bots: boolean }) {
  const t = useTexts(texts);
  return (
    <Card>
      <DataTable
        caption={t.visits}
        pages={useVisits(filter)}
        columns={useVisitColumns()}
        rowKey={({ sessionId = '' }) => sessionId}
        empty={<EmptyState title={t.noVisits}>{t.noVisitsBody}</EmptyState>}
      />
    </Card>
  );
}
