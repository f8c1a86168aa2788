import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts';
import { texts } from './texts';

export default function PhoneMenu({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <Drawer opened onClose={onClose} size="xs" title={t.menu} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack component="nav" gap={4} aria-label={t.main}>
        {children}
      </Stack>
    </Drawer>
  );
}
