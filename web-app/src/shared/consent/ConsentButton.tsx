import { Anchor } from '@mantine/core';
import { useTexts } from '../texts';
import { useConsent } from './decision';
import { texts } from './texts';

/** Asks again; the answer takes the place of the former. */
export function ConsentButton() {
  const t = useTexts(texts);
  const { reopen } = useConsent();
  return (
    <Anchor component="button" type="button" size="sm" onClick={reopen}>
      {t.reopen}
    </Anchor>
  );
}
