import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'A claim, argued for and against by turns. Then a judge reads both, in either order.' } });

export default function DebateArenaPage() {
  return <ExperimentPage type="debate-arena" lead={useTexts(texts).lead} height={220} />;
}
