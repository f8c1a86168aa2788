import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../../shared/api';
import { EmptyState, Loaded, LoadingState, type Loadable } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

const NOT_FOUND = 404;

export interface FoundProps<T> {
  query: Loadable<T>;
  /** Where the tickets are that there are. */
  back: { to: string; label: string };
  children: (data: NonNullable<T>) => ReactNode;
}

/** A ticket, or that there is none. */
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
