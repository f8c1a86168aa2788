import { Button, Card } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useProblemText } from '../../shared/api';
import { saveAs } from '../../shared/download';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { WEBINARS } from './paths';
import { exportRegistrations, useRegistrations, useWebinar } from './queries';
import { texts } from './texts';

export default function RegistrationsPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const { dateTime, number: format } = useFormat();
  const title = useWebinar(id).data?.title;
  return (
    <Page
      title={title && t.registrationsOf(title)}
      width="wide"
      back={{ to: WEBINARS, label: t.webinars }}
      actions={<DownloadButton id={id} />}
    >
      <Card>
        <DataTable
          caption={t.registrations}
          pages={useRegistrations(id)}
          rowKey={({ number = 0 }) => String(number)}
          empty={<EmptyState title={t.noRegistrations} />}
          columns={[
            { header: t.number, cell: ({ number = 0 }) => format(number), align: 'right' },
            { header: t.person, cell: ({ name }) => name },
            { header: t.mail, cell: ({ email }) => email },
            { header: t.status, cell: ({ status }) => status && t.statuses[status] },
            { header: t.at, cell: ({ createdAt }) => createdAt && dateTime(createdAt) },
          ]}
        />
      </Card>
    </Page>
  );
}

function DownloadButton({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const download = useMutation({
    mutationFn: () => exportRegistrations(id),
    onSuccess: (file) => saveAs(t.file, file),
    onError: (error) => toast.error(say(error)),
  });
  return (
    <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
      {t.download}
    </Button>
  );
}
