import { Button, Group, Text } from '@mantine/core';
import { useConsent } from '../../shared/consent';
import { useTexts } from '../../shared/texts';
import { Part } from './parts';
import { texts } from './texts';

/** Consent as it is, and how to change it. */
export function ChoicePart() {
  const t = useTexts(texts);
  const { decision, decide, refusedByBrowser } = useConsent();
  if (refusedByBrowser) {
    return (
      <Part title={t.choice}>
        <Text>{t.byBrowser}</Text>
      </Part>
    );
  }
  return (
    <Part title={t.choice}>
      <Text role="status">{t[decision ?? 'undecided']}</Text>
      <Group>
        {decision !== 'denied' && (
          <Button variant="default" onClick={() => decide('denied')}>
            {decision ? t.withdraw : t.refuse}
          </Button>
        )}
        {decision !== 'granted' && (
          <Button variant="default" onClick={() => decide('granted')}>
            {t.accept}
          </Button>
        )}
      </Group>
    </Part>
  );
}
