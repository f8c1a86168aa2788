import { ActionIcon, Anchor, Button, Card, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconSearch, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { chatPath } from '../../shared/agent';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { exportAll, remove, useConversationChanged, useConversations, type Summary } from './queries';
import { texts } from './texts';

/** Only for those who delete. */
const DeletedNotice = lazy(async () => ({ default: (await import('./DeletedNotice')).DeletedNotice }));

/** Only for those who search. */
const SearchResults = lazy(async () => ({ default: (await import('./SearchResults')).SearchResults }));

const PAUSE_MS = 300;
const FORMATS = ['json', 'md', 'txt'] as const;

export default function HistoryPage() {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const [wanted] = useDebouncedValue(q.trim(), PAUSE_MS);
  const [deleted, setDeleted] = useState<{ id: string; title: string }>();
  const close = () => setDeleted(undefined);
  return (
    <Page lead={t.historyLead} actions={<ExportAll />}>
      <TextInput
        type="search"
        label={t.searchHistory}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={({ currentTarget }) => setQ(currentTarget.value)}
      />
      {deleted && (
        <Suspense>
          <DeletedNotice key={deleted.id} deleted={deleted} onRestored={close} onDismiss={close} />
        </Suspense>
      )}
      {wanted ? (
        <Suspense fallback={<LoadingState height={300} />}>
          <SearchResults q={wanted} />
        </Suspense>
      ) : (
        <Conversations onDeleted={setDeleted} />
      )}
    </Page>
  );
}

function ExportAll() {
  const t = useTexts(texts);
  const say = useProblemText();
  return (
    <>
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={t.exportAll(t.formats[format])}
          onClick={() => void exportAll(format).catch((error: unknown) => toast.error(say(error)))}
        >
          {t.formats[format]}
        </Button>
      ))}
    </>
  );
}

function Conversations({ onDeleted }: { onDeleted: (gone: { id: string; title: string }) => void }) {
  const t = useTexts(texts);
  const { number, dateTime } = useFormat();
  return (
    <Card>
      <DataTable
        caption={t.historyTitle}
        pages={useConversations()}
        rowKey={({ conversationId = '' }) => conversationId}
        columns={[
          {
            header: t.title,
            cell: ({ conversationId, agentId = '', title }) => (
              <Anchor component={Link} to={chatPath(agentId, conversationId)} fw={500}>
                <Text span lineClamp={2}>
                  {title || t.untitled}
                </Text>
              </Anchor>
            ),
          },
          { header: t.agent, cell: ({ agentName, agentId }) => agentName ?? agentId },
          { header: t.messages, cell: ({ totalMessages = 0 }) => number(totalMessages), align: 'right' },
          { header: t.lastMessage, cell: ({ updatedAt }) => updatedAt && dateTime(updatedAt) },
          { header: t.actions, cell: (conversation) => <Remove conversation={conversation} onDeleted={onDeleted} />, align: 'right' },
        ]}
        empty={
          <EmptyState
            title={t.noConversations}
            action={
              <Button component={Link} to="/agents" variant="light">
                {t.findAgent}
              </Button>
            }
          >
            {t.noConversationsBody}
          </EmptyState>
        }
      />
    </Card>
  );
}

function Remove({ conversation, onDeleted }: { conversation: Summary; onDeleted: (gone: { id: string; title: string }) => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const changed = useConversationChanged();
  const { conversationId: id = '', title: named } = conversation;
  const title = named || t.untitled;
  const drop = async () => {
    try {
      await remove(id);
      onDeleted({ id, title });
      await changed(id);
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <Group justify="flex-end">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.removeNamed(title)} onClick={() => void drop()}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
