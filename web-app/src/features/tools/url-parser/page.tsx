import { ToolPage } from '../ToolPage';

export default function UrlParserPage() {
  return <ToolPage id="url-parser" />;
}
