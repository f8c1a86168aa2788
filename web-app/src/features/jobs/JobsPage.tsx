import { Badge, Button, Card } from '@mantine/core';
import { lazy, useState } from 'react';
import { OnDemand } from '../../shared/dialog';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { APPLICATIONS } from './paths';
import { useAllJobs, type Job } from './queries';
import { texts } from './texts';

const JobDialog = lazy(() => import('./JobDialog'));

export default function JobsPage() {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const [edited, setEdited] = useState<Job | 'new'>();
  return (
    <Page
      lead={t.jobsLead}
      width="wide"
      back={{ to: APPLICATIONS, label: t.toApplications }}
      actions={<Button onClick={() => setEdited('new')}>{t.add}</Button>}
    >
      <Card>
        <DataTable
          caption={t.manage}
          pages={useAllJobs()}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.noJobs} />}
          columns={[
            { header: t.title, cell: ({ title }) => title },
            { header: t.department, cell: ({ department }) => department },
            { header: t.type, cell: ({ type }) => type && t.types[type] },
            { header: t.until, cell: ({ openUntil }) => openUntil && dateTime(openUntil) },
            { header: t.status, cell: (job) => <State job={job} /> },
            {
              header: t.actions,
              cell: (job) => (
                <Button size="xs" variant="default" aria-label={t.editName(job.title ?? '')} onClick={() => setEdited(job)}>
                  {t.edit}
                </Button>
              ),
            },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(edited)}>
        <JobDialog edited={edited} onClose={() => setEdited(undefined)} />
      </OnDemand>
    </Page>
  );
}

function State({ job: { openUntil = '' } }: { job: Job }) {
  const t = useTexts(texts);
  const [openedAt] = useState(() => Date.now());
  const isOpen = Date.parse(openUntil) > openedAt;
  return <Badge color={isOpen ? 'sea' : 'gray'}>{isOpen ? t.isOpen : t.isClosed}</Badge>;
}
