import { ToolPage } from '../ToolPage';

export default function PingTestPage() {
  return <ToolPage id="ping-test" />;
}
