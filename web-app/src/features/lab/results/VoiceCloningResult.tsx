import type { ResultProps } from '../types';

export default function VoiceCloningResult({ experiment }: ResultProps) {
  return experiment.output?.fileUrl;
}
