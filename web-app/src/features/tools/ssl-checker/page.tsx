import { ToolPage } from '../ToolPage';

export default function SslCheckerPage() {
  return <ToolPage id="ssl-checker" />;
}
