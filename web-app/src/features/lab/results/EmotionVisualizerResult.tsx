import type { ResultProps } from '../types';

export default function EmotionVisualizerResult({ experiment }: ResultProps) {
  return experiment.output?.fileUrl;
}
