import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './RowTable.module.css';

export interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  /** Numbers and amounts stand at the right. */
  align?: 'left' | 'right';
}

export interface RowTableProps<T> {
  /** Names the table for those who do not see it. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}

/** Rows that are all there. The roles are said, as a phone shows them as no table. */
export function RowTable<T>({ caption, columns, rows, rowKey }: RowTableProps<T>) {
  return (
    <Table.ScrollContainer
      className={classes.scroll}
      minWidth={columns.length * 120}
      type="native"
      tabIndex={0}
      role="group"
      aria-label={caption}
    >
      <Table className={classes.table} role="table" aria-label={caption}>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map(({ header, align }) => (
              <Table.Th key={header} role="columnheader" ta={align} scope="col">
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} role="row">
              {columns.map(({ header, cell, align }) => (
                <Table.Td key={header} role="cell" ta={align} data-label={header}>
                  {wrapped(cell(row))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** One part beside the header, whatever it is made of; nothing stays nothing. */
const wrapped = (content: ReactNode): ReactNode =>
  content === undefined || content === null || content === false || content === '' ? null : <div>{content}</div>;
