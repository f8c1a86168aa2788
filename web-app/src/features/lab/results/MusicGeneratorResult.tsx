import type { ResultProps } from '../types';

export default function MusicGeneratorResult({ experiment }: ResultProps) {
  return experiment.output?.fileUrl;
}
