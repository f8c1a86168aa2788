import { Anchor, Card, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface FigureProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** The page that says more. */
  to?: string | undefined;
}

/** How much there is of something. */
export function Figure({ label, value, note, to }: FigureProps) {
  return (
    <Card padding="md" role="group" aria-label={label}>
      <Text size="sm" c="dimmed">
        {to ? (
          <Anchor component={Link} to={to} inherit>
            {label}
          </Anchor>
        ) : (
          label
        )}
      </Text>
      <Text fz="1.75rem" fw={700} lh={1.3}>
        {value}
      </Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Card>
  );
}
