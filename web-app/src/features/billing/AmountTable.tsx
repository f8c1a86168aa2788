import { Table } from '@mantine/core';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export interface AmountTableProps {
  caption: string;
  currency: string;
  lines: readonly { description?: string; amount?: number }[];
  /** What the lines come to. */
  sums: readonly (readonly [label: string, amount: number])[];
}

/** What is charged for, line by line, and the sums below. */
export function AmountTable({ caption, currency, lines, sums }: AmountTableProps) {
  const t = useTexts(texts);
  const { money } = useFormat();
  return (
    <Table aria-label={caption}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.line}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t.amount}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ description, amount = 0 }, index) => (
          <Table.Tr key={index}>
            <Table.Td>{description}</Table.Td>
            <Table.Td ta="right">{money(amount, currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        {sums.map(([label, amount]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td ta="right">{money(amount, currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tfoot>
    </Table>
  );
}
