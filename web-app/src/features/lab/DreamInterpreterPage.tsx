import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Tell a dream. A dictionary names its symbols; a model reads them beside it.' } });

export default function DreamInterpreterPage() {
  return <ExperimentPage type="dream-interpreter" lead={useTexts(texts).lead} height={280} />;
}
