import { useEventTracking } from '@onelastai/web-sdk/react';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** Asked once; the answer is tracked. */
export function Helpful({ id }: { id: string }) {
  const t = useTexts(texts);
  const { trackEvent } = useEventTracking();
  const [isAnswered, setAnswered] = useState(false);
  const answer = (helpful: boolean) => {
    setAnswered(true);
    void trackEvent('feedback', 'help_article', { article: id, helpful });
  };
  return (
    <Group aria-live="polite">
      {isAnswered ? (
        <Text>{t.thanks}</Text>
      ) : (
        <>
          <Text>{t.helpful}</Text>
          <Button size="xs" variant="default" onClick={() => answer(true)}>
            {t.yes}
          </Button>
          <Button size="xs" variant="default" onClick={() => answer(false)}>
            {t.no}
          </Button>
        </>
      )}
    </Group>
  );
}
