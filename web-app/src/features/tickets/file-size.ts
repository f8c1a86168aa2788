import { useFormat } from '../../shared/format';

const KILO = 1_000;
const MEGA = 1_000_000;

export function useFileSize(): (bytes: number) => string {
  const { number } = useFormat();
  return (bytes) => {
    const [value, unit, maximumFractionDigits] =
      bytes >= MEGA ? [bytes / MEGA, 'megabyte', 1] : bytes >= KILO ? [bytes / KILO, 'kilobyte', 0] : [bytes, 'byte', 0];
    return number(value, { style: 'unit', unit, maximumFractionDigits });
  };
}
