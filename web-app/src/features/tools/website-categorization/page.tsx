import { ToolPage } from '../ToolPage';

export default function WebsiteCategorizationPage() {
  return <ToolPage id="website-categorization" />;
}
