import { lazy } from 'react';
import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Five traits, from a questionnaire in the public domain. It is no diagnosis.' } });

const Questionnaire = lazy(() => import('./Questionnaire'));

export default function PersonalityMirrorPage() {
  return <ExperimentPage type="personality-mirror" lead={useTexts(texts).lead} height={900} form={Questionnaire} />;
}
