import { Anchor, Badge, Button, Card, Group, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { OnDemand } from '../../shared/dialog';
import { saveAs } from '../../shared/download';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { JOBS } from './paths';
import { downloadCv, useAllJobs, useApplications, type ListedApplication, type Status } from './queries';
import { texts } from './texts';

const ApplicationDialog = lazy(() => import('./ApplicationDialog'));

export default function ApplicationsPage() {
  const t = useTexts(texts);
  const { isAdmin } = useSession();
  const { date } = useFormat();
  const [jobId, setJobId] = useState('');
  const [status, setStatus] = useState<Status | ''>('received');
  const [opened, setOpened] = useState<ListedApplication>();
  const jobs = useAllJobs().data ?? [];
  // Of all jobs, the API lists one status at a time.
  const chooseJob = (chosen: string) => {
    setJobId(chosen);
    if (!chosen && !status) setStatus('received');
  };
  const manage = (
    <Button component={Link} to={JOBS} variant="default">
      {t.manage}
    </Button>
  );
  return (
    <Page lead={t.applicationsLead} width="wide" actions={isAdmin && manage}>
      <Group align="flex-end">
        <NativeSelect
          label={t.job}
          value={jobId}
          onChange={({ currentTarget }) => chooseJob(currentTarget.value)}
          data={[{ value: '', label: t.anyJob }, ...jobs.map(({ id = '', title = '' }) => ({ value: id, label: title }))]}
        />
        <NativeSelect
          label={t.status}
          value={status}
          onChange={({ currentTarget }) => setStatus(currentTarget.value as Status | '')}
          data={[
            ...(jobId ? [{ value: '', label: t.anyStatus }] : []),
            ...Object.entries(t.statuses).map(([value, label]) => ({ value, label })),
          ]}
        />
      </Group>
      <Card>
        <DataTable
          caption={t.applications}
          pages={useApplications({ jobId: jobId || undefined, status: status || undefined })}
          rowKey={({ id = '' }) => id}
          empty={<EmptyState title={t.noApplications} />}
          columns={[
            { header: t.person, cell: (application) => <Person application={application} /> },
            { header: t.job, cell: ({ job }) => job },
            { header: t.received, cell: ({ createdAt }) => createdAt && date(createdAt) },
            { header: t.keptUntil, cell: ({ keptUntil }) => keptUntil && date(keptUntil) },
            { header: t.status, cell: ({ status: is }) => is && <Badge color="gray">{t.statuses[is]}</Badge> },
            { header: t.actions, cell: (application) => <Actions application={application} onOpen={() => setOpened(application)} /> },
          ]}
        />
      </Card>
      <OnDemand isWanted={Boolean(opened)}>
        <ApplicationDialog application={opened} onClose={() => setOpened(undefined)} />
      </OnDemand>
    </Page>
  );
}

function Person({ application: { name, email = '' } }: { application: ListedApplication }) {
  return (
    <>
      {name}
      <Anchor href={`mailto:${email}`} size="sm" display="block" style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Anchor>
    </>
  );
}

function Actions({ application: { id = '', name = '', cv = '' }, onOpen }: { application: ListedApplication; onOpen: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const download = useMutation({
    mutationFn: () => downloadCv(id),
    onSuccess: (file) => saveAs(cv, file),
    onError: (error) => toast.error(say(error)),
  });
  return (
    <Group gap={6}>
      <Button size="xs" variant="default" aria-label={t.openOf(name)} onClick={onOpen}>
        {t.open}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t.downloadCvOf(name)}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t.downloadCv}
      </Button>
    </Group>
  );
}
