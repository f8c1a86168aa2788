import { useTexts } from '../../shared/texts';
import { texts } from './texts';

const MAX_BYTES = 5 * 1024 * 1024;

/** What can be told before it is sent; the service looks into the file. */
export function useCvProblem(): (file: File | null) => string | null {
  const t = useTexts(texts);
  return (file) => {
    if (!file) return t.cvMissing;
    if (file.type !== 'application/pdf' && !/\.pdf$/i.test(file.name)) return t.cvNoPdf;
    return file.size > MAX_BYTES ? t.cvTooLarge : null;
  };
}
