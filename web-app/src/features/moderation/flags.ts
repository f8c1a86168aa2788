import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** The rules are data: one that has no text here is called what they call it. */
export function useFlagName(): (flag: string) => string {
  const flags: Readonly<Record<string, string>> = useTexts(texts).flags;
  return (flag) => flags[flag] ?? flag;
}
