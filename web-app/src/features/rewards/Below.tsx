import { AchievementPanel } from './AchievementPanel';
import BoardPanel from './BoardPanel';
import { CataloguePanel } from './CataloguePanel';
import type { Metrics } from './queries';
import { RedemptionPanel } from './RedemptionPanel';
import { TodayPanel } from './TodayPanel';

export default function Below({ metrics }: { metrics: Metrics }) {
  return (
    <>
      <CataloguePanel points={metrics.points ?? 0} />
      <RedemptionPanel />
      <TodayPanel metrics={metrics} />
      <AchievementPanel />
      <BoardPanel />
    </>
  );
}
