import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useUsages } from './queries';
import { texts } from './texts';
import classes from './Tools.module.css';

const SHOWN = 5;

/** The reader's last runs of a tool. */
export function Runs({ tool, onUse }: { tool: string; onUse: (input: unknown) => void }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  return (
    <Panel title={t.history}>
      <Loaded query={useUsages()} loading={<Skeleton height={120} />}>
        {(usages) => {
          const runs = usages.filter(({ toolName }) => toolName === tool).slice(0, SHOWN);
          if (runs.length === 0) return <Text c="dimmed">{t.noHistory}</Text>;
          return (
            <ul className={classes.runs}>
              {runs.map(({ usageId, timestamp = '', input, result }) => (
                <li key={usageId} className={classes.run}>
                  <Text size="sm">{dateTime(timestamp)}</Text>
                  {result?.success === false && <Badge variant="default">{t.failed}</Badge>}
                  {input != null && (
                    <Button variant="subtle" size="compact-sm" onClick={() => onUse(input)}>
                      {t.again}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}
