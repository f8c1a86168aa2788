import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api';
import { EmptyState, Loaded, LoadingState, type Loadable } from '../state';
import { useTexts } from '../texts';
import { texts } from './texts';

const NOT_FOUND = 404;

export interface FoundProps<T> {
  query: Loadable<T>;
  /** Where there are others. */
  back: { to: string; label: string };
  children: (data: NonNullable<T>) => ReactNode;
}

/** What others may hide while it is read: then it is gone, though it was there. */
export function Found<T>({ query, back, children }: FoundProps<T>) {
  const t = useTexts(texts);
  if (query.error instanceof ApiError && query.error.status === NOT_FOUND) {
    const action = (
      <Button component={Link} to={back.to}>
        {back.label}
      </Button>
    );
    return (
      <EmptyState title={t.missing} action={action}>
        {t.missingBody}
      </EmptyState>
    );
  }
  return (
    <Loaded query={query} loading={<LoadingState height={600} />}>
      {children}
    </Loaded>
  );
}
