import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiError, useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { inputOf } from './input';
import { useStartProblem } from './problems';
import { useCatalog, useStart, type Experiment } from './queries';
import { texts } from './texts';

/** Runs the same input once more. */
export function AgainButton({ run, onAgain }: { run: Experiment; onAgain: (run: Experiment) => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const sayWhy = useStartProblem();
  const start = useStart();
  const entry = useCatalog().data?.find(({ type }) => type === run.experimentType);
  const again = useMutation({
    mutationFn: (body: Record<string, unknown>) => start(run.experimentType ?? '', body),
    onSuccess: onAgain,
    onError: (error) => toast.error((error instanceof ApiError && sayWhy(error)) || say(error)),
  });
  return (
    <Button
      variant="default"
      disabled={!entry}
      loading={again.isPending}
      onClick={() => entry && again.mutate(inputOf(entry, run))}
    >
      {t.again}
    </Button>
  );
}
