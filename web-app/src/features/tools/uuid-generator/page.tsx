import { ToolPage } from '../ToolPage';

export default function UuidPage() {
  return <ToolPage id="uuid-generator" />;
}
