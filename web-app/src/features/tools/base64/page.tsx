import { ToolPage } from '../ToolPage';

export default function Base64Page() {
  return <ToolPage id="base64" />;
}
