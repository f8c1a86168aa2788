import { lazy } from 'react';
import { defineTexts, useTexts } from '../../shared/texts';
import { ExperimentPage } from './ExperimentPage';

const texts = defineTexts({ en: { lead: 'A genre, some characters and what shall happen become a story in chapters, with pictures.' } });

const StoryForm = lazy(() => import('./StoryForm'));

export default function StoryWeaverPage() {
  return <ExperimentPage type="story-weaver" lead={useTexts(texts).lead} height={700} form={StoryForm} />;
}
