import { ToolPage } from '../ToolPage';
import { SpeedTest } from './SpeedTest';

export default function SpeedTestPage() {
  return <ToolPage id="speed-test" workbench={SpeedTest} />;
}
