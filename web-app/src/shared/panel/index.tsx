import { Card, Group, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

export interface PanelProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** What can be done there, beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page, with its heading. */
export function Panel({ title, lead, actions, children }: PanelProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} miw={0}>
      <Group justify="space-between" align={lead ? 'flex-start' : 'center'} mb="md">
        <div>
          <Title order={2} size="h3" id={id}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Card>
  );
}
