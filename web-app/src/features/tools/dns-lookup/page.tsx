import { ToolPage } from '../ToolPage';

export default function DnsLookupPage() {
  return <ToolPage id="dns-lookup" />;
}
