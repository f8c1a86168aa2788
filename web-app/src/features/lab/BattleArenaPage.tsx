import { lazy, Suspense } from 'react';
import { LoadingState } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Two contestants, one topic, some rounds. A judge says who was better, and why.' } });

const BattleForm = lazy(() => import('./BattleForm'));
const Ratings = lazy(() => import('./Ratings'));

export default function BattleArenaPage() {
  return (
    <ExperimentPage type="battle-arena" lead={useTexts(texts).lead} height={440} form={BattleForm}>
      <Suspense fallback={<LoadingState height={600} />}>
        <Ratings />
      </Suspense>
    </ExperimentPage>
  );
}
