import { Button, Card, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { idOf, type Edited } from './canned';
import { useCannedReplies, useDeleteCanned, type CannedReply } from './team-queries';
import { texts } from './texts';

/** Only for those who write one. */
const CannedReplyEditor = lazy(() => import('./CannedReplyEditor'));

export default function CannedRepliesPage() {
  const t = useTexts(texts);
  const [edited, setEdited] = useState<Edited>();
  const add = <Button onClick={() => setEdited('new')}>{t.addCanned}</Button>;
  return (
    <Page lead={t.cannedLead} width="wide" actions={!edited && add}>
      {edited && (
        <Suspense fallback={<LoadingState height={300} />}>
          <CannedReplyEditor key={idOf(edited)} edited={edited} onDone={() => setEdited(undefined)} />
        </Suspense>
      )}
      <Card>
        <List onEdit={setEdited} />
      </Card>
    </Page>
  );
}

function List({ onEdit }: { onEdit: (reply: CannedReply) => void }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  return (
    <DataTable
      caption={t.canned}
      pages={useCannedReplies()}
      rowKey={({ id = '' }) => id}
      columns={[
        { header: t.cannedTitle, cell: ({ title }) => <span style={{ overflowWrap: 'anywhere' }}>{title}</span> },
        {
          header: t.cannedText,
          cell: ({ text }) => (
            <Text size="sm" lineClamp={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Text>
          ),
        },
        { header: t.updated, cell: ({ updatedAt }) => updatedAt && relative(updatedAt) },
        { header: t.actionsHeader, cell: (reply) => <Actions reply={reply} onEdit={() => onEdit(reply)} /> },
      ]}
      empty={<EmptyState title={t.noCanned}>{t.noCannedBody}</EmptyState>}
    />
  );
}

function Actions({ reply: { id = '', title = '' }, onEdit }: { reply: CannedReply; onEdit: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useDeleteCanned();
  const ask = async () => {
    const question = {
      title: t.deleteCannedTitle, body: t.deleteCannedBody(title), confirm: t.delete, cancel: t.cancel, danger: true,
    };
    if (!(await confirm(question))) return;
    remove.mutate(id, {
      onSuccess: () => toast.success(t.cannedDeleted),
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={t.editCannedOf(title)} onClick={onEdit}>
        {t.editCanned}
      </Button>
      <Button size="xs" variant="default" aria-label={t.deleteOf(title)} loading={remove.isPending} onClick={() => void ask()}>
        {t.delete}
      </Button>
    </Group>
  );
}
