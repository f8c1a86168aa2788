import { Alert, Button, SimpleGrid } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { Figure } from '../../shared/figure';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { FreezePanel } from './FreezePanel';
import { useMetrics, type Metrics } from './queries';
import { texts } from './texts';

/** Below what is read first. */
const Below = lazy(() => import('./Below'));

export default function OwnRewardsPage() {
  const t = useTexts(texts);
  const how = (
    <Button component={Link} to="/rewards" variant="default">
      {t.how}
    </Button>
  );
  return (
    <Page lead={t.lead} actions={how}>
      <Loaded query={useMetrics()} loading={<LoadingState height={600} />}>
        {(metrics) => (
          <>
            <Figures metrics={metrics} />
            <FreezePanel metrics={metrics} />
            <Suspense fallback={<LoadingState height={900} />}>
              <Below metrics={metrics} />
            </Suspense>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ metrics: { points = 0, earned = 0, level = 1, nextLevelAt, streak } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { current = 0, longest = 0, today = false } = streak ?? {};
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Figure label={t.points} value={number(points)} note={t.pointsNote(number(earned))} />
        <Figure label={t.level} value={number(level)} note={nextLevelAt ? t.nextLevel(number(nextLevelAt)) : t.lastLevel} />
        <Figure label={t.streak} value={t.days(current, number(current))} note={t.longest(t.days(longest, number(longest)))} />
      </SimpleGrid>
      {current > 0 && !today && <Alert variant="outline">{t.notToday}</Alert>}
    </>
  );
}
