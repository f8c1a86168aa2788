import { ToolPage } from '../ToolPage';

export default function ThreatIntelligencePage() {
  return <ToolPage id="threat-intelligence" />;
}
