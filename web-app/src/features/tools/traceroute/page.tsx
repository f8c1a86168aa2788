import { ToolPage } from '../ToolPage';

export default function TraceroutePage() {
  return <ToolPage id="traceroute" />;
}
