import type { ResultProps } from '../types';

export default function ImagePlaygroundResult({ experiment }: ResultProps) {
  return experiment.output?.fileUrl;
}
