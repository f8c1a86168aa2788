import { ToolPage } from '../ToolPage';

export default function ApiTesterPage() {
  return <ToolPage id="api-tester" />;
}
