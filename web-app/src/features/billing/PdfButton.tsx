import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { download } from './download';
import { loadPdf } from './queries';
import { texts } from './texts';

/** Fetched rather than linked: a link would fail once the access token has expired. */
export function PdfButton({ id, number, children }: { id: string; number: string; children?: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const pdf = useMutation({
    mutationFn: () => loadPdf(id),
    onSuccess: (file) => download(file, t.pdfFile(number)),
    onError: (error) => toast.error(say(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={children ? undefined : t.pdfName(number)}
      loading={pdf.isPending}
      onClick={() => pdf.mutate()}
    >
      {children ?? t.pdf}
    </Button>
  );
}
