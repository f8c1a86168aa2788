import '@mantine/notifications/styles.css';
import { MantineThemeProvider, Notification, Text } from '@mantine/core';
import { modals, ModalsProvider } from '@mantine/modals';
import { Notifications, notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import type { Question } from '.';
import { defineTexts, useTexts } from '../texts';

const texts = defineTexts({ en: { close: 'Close' } });

const SHOWN_MS = 6_000;

export function FeedbackView({ onReady }: { onReady: () => void }) {
  const t = useTexts(texts);
  useEffect(onReady, [onReady]);
  const theme = useMemo(
    () => ({
      components: {
        Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': t.close } } }),
      },
    }),
    [t],
  );
  return (
    <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t.close } }}>
      <MantineThemeProvider theme={theme} inherit>
        <Notifications position="bottom-right" />
      </MantineThemeProvider>
    </ModalsProvider>
  );
}

/** An error stays until it is closed. */
export const show = (message: string, kind: 'success' | 'error') =>
  notifications.show({ message, ...(kind === 'error' ? { color: 'red', autoClose: false } : { autoClose: SHOWN_MS }) });

export const ask = ({ title, body, confirm, cancel, danger }: Question): Promise<boolean> =>
  new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof body === 'string' ? <Text size="sm">{body}</Text> : body,
      labels: { confirm, cancel },
      confirmProps: danger ? { color: 'red.8' } : {},
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    });
  });
