import { Button, Stack } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { JobFacts } from './JobFacts';
import { OneJob } from './OneJob';
import { useOpenJobs, type Job } from './queries';
import { texts } from './texts';

/** The list, or the job that the address names: ?job=. */
export function OpenJobs() {
  const t = useTexts(texts);
  const jobs = useOpenJobs();
  const [parameters] = useSearchParams();
  const chosen = jobs.data?.find(({ id }) => id === parameters.get('job'));
  if (chosen) return <OneJob key={chosen.id} job={chosen} />;
  return (
    <Page lead={t.lead}>
      <Loaded query={jobs}>{(open) => (open.length === 0 ? <None /> : <Jobs jobs={open} />)}</Loaded>
    </Page>
  );
}

function None() {
  const t = useTexts(texts);
  const contact = (
    <Button component={Link} to="/contact">
      {t.contact}
    </Button>
  );
  return (
    <EmptyState title={t.none} action={contact}>
      {t.noneBody}
    </EmptyState>
  );
}

function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  return (
    <Stack>
      {jobs.map((job) => {
        const { id = '', title = '', openUntil = '' } = job;
        return (
          <Panel key={id} title={title} lead={t.openUntil(date(openUntil))}>
            <Stack>
              <JobFacts job={job} />
              <Button component={Link} to={{ search: `?job=${encodeURIComponent(id)}` }} w="fit-content" aria-label={t.chooseName(title)}>
                {t.choose}
              </Button>
            </Stack>
          </Panel>
        );
      })}
    </Stack>
  );
}
