import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Describe a picture, choose a style, and have it drawn. The same words and number give the same picture.' } });

export default function NeuralArtPage() {
  return <ExperimentPage type="neural-art" lead={useTexts(texts).lead} height={480} />;
}
