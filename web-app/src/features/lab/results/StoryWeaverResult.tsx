import type { ResultProps } from '../types';

export default function StoryWeaverResult({ experiment }: ResultProps) {
  return experiment.output?.fileUrl;
}
