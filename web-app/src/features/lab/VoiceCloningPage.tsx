import { ExperimentPage } from './ExperimentPage';

export default function VoiceCloningPage() {
  return <ExperimentPage type="voice-cloning" lead="" />;
}
