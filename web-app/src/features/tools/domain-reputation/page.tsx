import { ToolPage } from '../ToolPage';

export default function DomainReputationPage() {
  return <ToolPage id="domain-reputation" />;
}
