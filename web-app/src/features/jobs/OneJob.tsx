import { Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { EmptyState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ApplicationForm } from './ApplicationForm';
import { JobFacts } from './JobFacts';
import type { Job, OwnApplication } from './queries';
import { texts } from './texts';

const JobText = lazy(() => import('./JobText'));

export function OneJob({ job }: { job: Job }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { user, query } = useSession();
  const [application, setApplication] = useState<OwnApplication>();
  const { title, openUntil = '', description = '' } = job;
  const back = { to: '?', label: t.allJobs };
  if (application) {
    const { email = '', keptUntil = '' } = application;
    return (
      <Page title={title} back={back}>
        <div role="status">
          <EmptyState title={t.applied}>{t.appliedBody(email, date(keptUntil))}</EmptyState>
        </div>
      </Page>
    );
  }
  return (
    <Page title={title} lead={t.openUntil(date(openUntil))} back={back}>
      <Stack>
        <JobFacts job={job} />
        <Suspense fallback={<LoadingState height={200} />}>
          <JobText text={description} />
        </Suspense>
      </Stack>
      <Panel title={t.application}>
        {user === undefined && !query.error ? (
          <LoadingState height={400} />
        ) : (
          <ApplicationForm job={job} name={user?.name ?? ''} email={user?.email ?? ''} onDone={setApplication} />
        )}
      </Panel>
    </Page>
  );
}
