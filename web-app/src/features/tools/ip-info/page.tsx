import { ToolPage } from '../ToolPage';

export default function IpInfoPage() {
  return <ToolPage id="ip-info" />;
}
