import { ToolPage } from '../ToolPage';

export default function IpNetblocksPage() {
  return <ToolPage id="ip-netblocks" />;
}
