import { Box, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ChartProps } from './ChartView';

export type { ChartProps } from './ChartView';

const ChartView = lazy(() => import('./ChartView'));

const HEIGHT = 260;

/** A chart, with its figures in words for those who do not see it. The library comes with the first one. */
export function Chart(props: ChartProps) {
  const height = props.height ?? HEIGHT;
  return (
    <Box mih={height}>
      <Suspense fallback={<Skeleton height={height} />}>
        <ChartView {...props} height={height} />
      </Suspense>
    </Box>
  );
}
