import { Anchor, Button, Container, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../texts';
import classes from './ConsentBanner.module.css';
import { useConsent, type Decision } from './decision';
import { texts } from './texts';

/** Asks once whether visits may be recorded. It stands above the page, so it hides nothing of it. */
export function ConsentBanner() {
  const { isAsking } = useConsent();
  return isAsking ? <Banner /> : null;
}

function Banner() {
  const t = useTexts(texts);
  const { requests, decide, refusedByBrowser } = useConsent();
  const banner = useRef<HTMLElement>(null);
  useEffect(() => {
    if (requests > 0) banner.current?.focus();
  }, [requests]);
  const answer = (decision: Decision) => {
    decide(decision);
    // The button that had the focus is gone.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  return (
    <section ref={banner} tabIndex={-1} className={classes.banner} aria-label={t.label}>
      <Container size={1320} className={classes.row}>
        <Text size="sm" className={classes.text}>
          {refusedByBrowser ? t.refusedByBrowser : t.question}{' '}
          <Anchor component={Link} to="/legal/privacy-policy" underline="always" inherit>
            {t.more}
          </Anchor>
        </Text>
        <div className={classes.buttons}>
          <Button size="xs" variant="default" onClick={() => answer('denied')}>
            {t.refuse}
          </Button>
          <Button size="xs" variant="default" onClick={() => answer('granted')}>
            {t.accept}
          </Button>
        </div>
      </Container>
    </section>
  );
}
