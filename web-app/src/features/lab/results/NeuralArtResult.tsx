import { Picture } from '../Picture';
import type { ResultProps } from '../types';

interface Art {
  prompt: string;
  generatedImageUrl: string;
}

export default function NeuralArtResult({ experiment }: ResultProps) {
  const { prompt, generatedImageUrl } = experiment.output?.result as Art;
  return <Picture src={generatedImageUrl} alt={prompt} />;
}
