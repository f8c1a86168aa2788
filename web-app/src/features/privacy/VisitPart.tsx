import { Button, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useConsent } from '../../shared/consent';
import { useFormat } from '../../shared/format';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Facts, Part } from './parts';
import { useCurrentVisit, type CurrentVisit } from './queries';
import { texts } from './texts';

/** It brings the table. */
const PageViews = lazy(() => import('./PageViews'));

/** What the server has of the caller's visitor and visit. */
export function VisitPart() {
  const t = useTexts(texts);
  const visit = useCurrentVisit(useConsent().decision);
  return (
    <Part title={t.recorded} lead={t.recordedLead}>
      <Loaded query={visit} loading={<LoadingState height={420} />}>
        {(current) => (current.tracked ? <Visit {...current} /> : <Text>{t.nothing}</Text>)}
      </Loaded>
      <Button variant="default" size="xs" loading={visit.isFetching} onClick={() => void visit.refetch()}>
        {t.refresh}
      </Button>
    </Part>
  );
}

const joined = (info: Record<string, string> | undefined): string | undefined =>
  info && Object.values(info).join(', ');

function Visit({ visitorId, sessionId, pageViews, ...current }: CurrentVisit) {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  const at = (instant: string | undefined) => instant && dateTime(instant);
  const visitor = current.visitor ?? {};
  const session = current.session ?? {};
  const views = pageViews?.items ?? [];
  const { pages = 0, events = 0, apiCalls = 0 } = session;
  const userId = session.userId ?? visitor.userId;
  return (
    <>
      <Facts
        facts={[
          { name: t.visitor, value: visitorId, hint: t.visitorHint },
          { name: t.visit, value: sessionId, hint: t.visitHint },
          { name: t.account, value: userId, hint: t.accountHint },
          { name: t.firstVisit, value: at(visitor.firstVisit) },
          { name: t.visits, value: visitor.visits ? number(visitor.visits) : undefined },
          { name: t.device, value: joined(session.deviceInfo ?? visitor.deviceInfo) },
          { name: t.place, value: joined(visitor.geoInfo) },
          { name: t.language, value: visitor.language },
          { name: t.cameFrom, value: session.referrer ?? session.channel },
          { name: t.began, value: at(session.startTime) },
          { name: t.landing, value: session.landingPage },
          { name: t.counts, value: t.soFar(number(pages), number(events), number(apiCalls)) },
        ]}
      />
      {views.length > 0 && (
        <Suspense fallback={<LoadingState rows={views.length + 1} />}>
          <PageViews items={views} />
        </Suspense>
      )}
    </>
  );
}
