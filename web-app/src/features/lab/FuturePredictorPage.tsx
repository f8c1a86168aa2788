import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Ask about what is to come. It is a game: nobody can see the future.' } });

export default function FuturePredictorPage() {
  return <ExperimentPage type="future-predictor" lead={useTexts(texts).lead} height={280} />;
}
