/* A page that needs no table imports the file that it needs: Mantine's Table is heavy. */
export { DataTable, type DataTableProps } from './DataTable';
export { MoreButton } from './MoreButton';
export { RowTable, type Column } from './RowTable';
export { usePages, type Listing, type Pages } from './use-pages';
