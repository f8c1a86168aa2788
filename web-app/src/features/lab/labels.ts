import { labelOf } from '../tools/schema';

/** `flow_field` becomes `Flow field`. */
export const optionLabel = (value: string): string => labelOf(value.replaceAll(/[_-]/g, ' '));
