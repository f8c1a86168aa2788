export * from './queries';
export * from './terms';
export { useItemName } from './item-name';
export { usePeriodText, usePriceText } from './price-text';
export { StatusBadge } from './StatusBadge';
export { digitsOf, toMajor, toMinor } from './money';
export { leave } from './leave';
