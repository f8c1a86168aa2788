import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Which emotions a text carries, sentence by sentence, and what they look like together.' } });

export default function EmotionVisualizerPage() {
  return <ExperimentPage type="emotion-visualizer" lead={useTexts(texts).lead} height={320} />;
}
