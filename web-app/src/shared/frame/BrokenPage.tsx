import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Page } from '../page';
import { useTexts } from '../texts';
import { texts } from './texts';

/** A page that threw, or whose chunk is of an older release. */
export function BrokenPage() {
  const t = useTexts(texts);
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <Page title={t.brokenTitle} lead={t.brokenBody} width="narrow">
      <Button onClick={() => location.reload()} w="fit-content">
        {t.reload}
      </Button>
    </Page>
  );
}
