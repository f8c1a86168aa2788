import { SecurityLog } from '../../shared/security-log';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { texts } from './texts';

export default function LogPanel() {
  const t = useTexts(texts);
  return (
    <Panel title={t.log}>
      <SecurityLog caption={t.log} />
    </Panel>
  );
}
