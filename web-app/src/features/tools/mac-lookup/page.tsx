import { ToolPage } from '../ToolPage';

export default function MacLookupPage() {
  return <ToolPage id="mac-lookup" />;
}
