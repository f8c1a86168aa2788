import { Stack, Text } from '@mantine/core';
import { Panel, type PanelProps } from '../../shared/panel';
import classes from './Privacy.module.css';

export function Part({ children, ...panel }: PanelProps) {
  return (
    <Panel {...panel}>
      <Stack align="flex-start">{children}</Stack>
    </Panel>
  );
}

export interface Fact {
  name: string;
  value: string | undefined;
  hint?: string;
}

/** Names and values; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value)
        .map(({ name, value, hint }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {hint && (
                <Text span size="sm" c="dimmed" display="block">
                  {hint}
                </Text>
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
