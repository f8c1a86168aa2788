import { ToolPage } from '../ToolPage';

export default function JsonPage() {
  return <ToolPage id="json-formatter" />;
}
