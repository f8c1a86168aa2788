import { ToolPage } from '../ToolPage';

export default function RegexPage() {
  return <ToolPage id="regex-tester" />;
}
