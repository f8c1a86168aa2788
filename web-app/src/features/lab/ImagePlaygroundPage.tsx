import { lazy } from 'react';
import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'Change a picture of yours step by step. Each step can be undone, and the original stays as it is.' } });

const ImageForm = lazy(() => import('./ImageForm'));

export default function ImagePlaygroundPage() {
  return <ExperimentPage type="image-playground" lead={useTexts(texts).lead} height={260} form={ImageForm} />;
}
