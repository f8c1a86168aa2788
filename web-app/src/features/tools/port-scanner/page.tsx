import { ToolPage } from '../ToolPage';

export default function PortScannerPage() {
  return <ToolPage id="port-scanner" />;
}
