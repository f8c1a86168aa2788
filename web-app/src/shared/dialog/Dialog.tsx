import { Modal, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../texts';

const texts = defineTexts({ en: { close: 'Close' } });

export interface DialogProps extends Pick<ModalProps, 'size'> {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A question or a form over the page. Import it where the page is not: it is heavy. */
export function Dialog({ title, isOpen, onClose, size, children }: DialogProps) {
  const t = useTexts(texts);
  // The focus goes back to where it was only if the dialog was there before it opened.
  const isMounted = useMounted();
  return (
    <Modal opened={isMounted && isOpen} onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t.close }}>
      {children}
    </Modal>
  );
}
