import { Text } from '@mantine/core';
import { lazy, memo, Suspense, useDeferredValue } from 'react';

const Markdown = lazy(() => import('./Markdown'));

/** An agent's words; plain until what formats them has come. */
export const AnswerText = memo(function AnswerText({ text }: { text: string }) {
  // Words come faster than a long text can be formatted.
  const shown = useDeferredValue(text);
  return (
    <Suspense fallback={<Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>}>
      <Markdown text={shown} />
    </Suspense>
  );
});
