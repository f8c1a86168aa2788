import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is wrong, where it is; read out when it comes. */
export const ErrorText = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="var(--mantine-color-error)" role="alert">
    {children}
  </Text>
);
