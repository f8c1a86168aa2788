import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';
import { Questionnaire } from './Questionnaire';

const texts = defineTexts({ en: { lead: 'Five traits, from a questionnaire in the public domain. It is no diagnosis.' } });

export default function PersonalityMirrorPage() {
  return <ExperimentPage type="personality-mirror" lead={useTexts(texts).lead} height={900} form={Questionnaire} />;
}
