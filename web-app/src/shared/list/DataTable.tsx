import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Loaded, LoadingState, type Loadable } from '../state';
import { MoreButton } from './MoreButton';
import { RowTable, type RowTableProps } from './RowTable';
import type { MorePages } from './use-pages';

export interface DataTableProps<T> extends Omit<RowTableProps<T>, 'rows'> {
  /** A list of the API, or a query for all of it. */
  pages: Loadable<T[]> & Partial<MorePages>;
  /** Shown in place of a table without rows. */
  empty: ReactNode;
}

/** A list that is read, as a table that brings more rows on demand. */
export function DataTable<T>({ pages, empty, ...table }: DataTableProps<T>) {
  return (
    <Loaded query={pages} loading={<LoadingState rows={5} />}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <Stack>
            <RowTable rows={rows} {...table} />
            <MoreButton pages={pages} />
          </Stack>
        )
      }
    </Loaded>
  );
}
