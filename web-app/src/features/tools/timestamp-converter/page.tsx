import { ToolPage } from '../ToolPage';

export default function TimestampPage() {
  return <ToolPage id="timestamp-converter" />;
}
