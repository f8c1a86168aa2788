import { ToolPage } from '../ToolPage';

export default function NetworkToolsPage() {
  return <ToolPage id="network-tools" />;
}
