import { ToolPage } from '../ToolPage';

export default function DomainResearchPage() {
  return <ToolPage id="domain-research" />;
}
