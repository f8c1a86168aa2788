import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

const QrCodeView = lazy(() => import('./QrCodeView'));

const SIZE = 200;

/** A text for a phone's camera. What encodes it comes with the first one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <Suspense fallback={<Skeleton width={SIZE} height={SIZE} />}>
      <QrCodeView text={text} label={label} size={SIZE} />
    </Suspense>
  );
}
