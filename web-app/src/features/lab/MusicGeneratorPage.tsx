import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Choose a genre and a mood. The piece is composed by the rules of harmony, and played.' } });

export default function MusicGeneratorPage() {
  return <ExperimentPage type="music-generator" lead={useTexts(texts).lead} height={480} />;
}
