import { ExperimentPage } from './ExperimentPage';

export default function ImagePlaygroundPage() {
  return <ExperimentPage type="image-playground" lead="" />;
}
