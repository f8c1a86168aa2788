import { ToolPage } from '../ToolPage';

export default function DomainAvailabilityPage() {
  return <ToolPage id="domain-availability" />;
}
