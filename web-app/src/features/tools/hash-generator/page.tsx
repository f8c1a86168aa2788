import { ToolPage } from '../ToolPage';

export default function HashPage() {
  return <ToolPage id="hash-generator" />;
}
