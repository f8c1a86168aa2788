import { Anchor, Card, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useMessages, useSetStatus, type ContactItem, type Status } from './queries';
import { texts } from './texts';

export default function ContactInboxPage() {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const [status, setStatus] = useState<Status | ''>('');
  return (
    <Page lead={t.inboxLead} width="wide">
      <NativeSelect
        label={t.status}
        maw={260}
        value={status}
        onChange={({ currentTarget }) => setStatus(currentTarget.value as Status | '')}
        data={[{ value: '', label: t.anyStatus }, ...Object.entries(t.statuses).map(([value, label]) => ({ value, label }))]}
      />
      <Card>
        <DataTable
          caption={t.inbox}
          pages={useMessages(status || undefined)}
          rowKey={({ id = '' }) => id}
          columns={[
            { header: t.from, cell: (message) => <Sender message={message} /> },
            { header: t.message, cell: (message) => <Content message={message} /> },
            { header: t.at, cell: ({ createdAt }) => createdAt && dateTime(createdAt) },
            { header: t.status, cell: (message) => <StatusSelect message={message} /> },
          ]}
          empty={<EmptyState title={t.noMessages} />}
        />
      </Card>
    </Page>
  );
}

function Sender({ message: { name, email = '', subject = '' } }: { message: ContactItem }) {
  return (
    <>
      {name}
      <Anchor href={`mailto:${email}?subject=${encodeURIComponent(`Re: ${subject}`)}`} size="sm" display="block">
        {email}
      </Anchor>
    </>
  );
}

function Content({ message: { subject, message, category } }: { message: ContactItem }) {
  const t = useTexts(texts);
  return (
    <>
      <Text fw={600}>{subject}</Text>
      <Text size="sm" c="dimmed">
        {category && t.categories[category]}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {message}
      </Text>
    </>
  );
}

function StatusSelect({ message: { id = '', status, subject = '' } }: { message: ContactItem }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const change = useSetStatus();
  return (
    <NativeSelect
      aria-label={t.statusOf(subject)}
      value={status}
      disabled={change.isPending}
      onChange={({ currentTarget }) =>
        change.mutate({ id, status: currentTarget.value as Status }, { onError: (error) => toast.error(say(error)) })
      }
      data={Object.entries(t.statuses).map(([value, label]) => ({ value, label }))}
    />
  );
}
