import { Facts } from '../../shared/facts';
import { useTexts } from '../../shared/texts';
import type { Job } from './queries';
import { texts } from './texts';

export function JobFacts({ job: { department, location, type } }: { job: Job }) {
  const t = useTexts(texts);
  return (
    <Facts
      facts={[
        [t.department, department],
        [t.location, location],
        [t.type, type && t.types[type]],
      ]}
    />
  );
}
