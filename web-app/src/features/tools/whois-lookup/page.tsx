import { ToolPage } from '../ToolPage';

export default function WhoisLookupPage() {
  return <ToolPage id="whois-lookup" />;
}
