import { ToolPage } from '../ToolPage';

export default function DnsLookupAdvancedPage() {
  return <ToolPage id="dns-lookup-advanced" />;
}
