import { ActionIcon, Box, Group, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustments, IconHistory, IconPencilPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { AgentMark, chatPath, FavoriteButton, useAgent, type Agent } from '../../shared/agent';
import { ApiError } from '../../shared/api';
import { Page, usePageTitle } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, ErrorState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Chat } from './Chat';
import classes from './Chat.module.css';
import { DeletedNotice } from './DeletedNotice';
import { useConversation } from './queries';
import { texts } from './texts';

/* What is beside the conversation comes after it. */
const ConversationMenu = lazy(async () => ({ default: (await import('./ConversationMenu')).ConversationMenu }));
const HistoryPanel = lazy(async () => ({ default: (await import('./HistoryPanel')).HistoryPanel }));
const HistoryDrawer = lazy(() => import('./HistoryDrawer'));
const SettingsDialog = lazy(() => import('./SettingsDialog'));

export default function ChatPage() {
  const { pathname } = useLocation();
  const { id = pathname.split('/')[2] ?? '' } = useParams();
  const t = useTexts(texts);
  const agent = useAgent(id);
  if (agent.data) return <AgentPage key={id} agent={agent.data} />;
  if (!agent.error) return <Waiting />;
  const isGone = agent.error instanceof ApiError && agent.error.status === 404;
  return (
    <Page title={isGone ? t.noAgent : undefined}>
      {isGone ? (
        <EmptyState title={t.noAgent} action={<Link to="/agents">{t.otherAgents}</Link>}>
          {t.noAgentBody}
        </EmptyState>
      ) : (
        <ErrorState error={agent.error} onRetry={() => void agent.refetch()} />
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <Skeleton height={48} m="md" width="auto" />
      </div>
    </div>
  );
}

/**
 * The open conversation is in the address. One that begins gets its address while its first answer
 * comes, and must not begin anew for it.
 */
function useOpenConversation() {
  const [params, setParams] = useSearchParams();
  const id = params.get('conversation') ?? undefined;
  const [seat, setSeat] = useState<{ key: number; id: string | undefined; begun?: string }>({ key: 0, id });
  if (seat.id !== id) setSeat({ key: seat.begun === id ? seat.key : seat.key + 1, id });
  return {
    id,
    key: seat.key,
    onStarted: (begun: string) => {
      if (begun === id) return;
      setSeat((before) => ({ ...before, begun }));
      setParams({ conversation: begun }, { replace: true });
    },
  };
}

function AgentPage({ agent }: { agent: Agent }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { id: agentId = '', name = '' } = agent;
  const { id, key, onStarted } = useOpenConversation();
  const [deleted, setDeleted] = useState<{ id: string; title: string }>();
  const [isDrawerOpen, drawer] = useDisclosure(false);
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  usePageTitle(name);

  const onDeleted = (gone: { id: string; title: string }) => {
    setDeleted(gone);
    if (gone.id === id) void navigate(chatPath(agentId), { replace: true });
  };
  const panel = { agent, openId: id, onOpen: drawer.close, onDeleted };
  return (
    <div className={classes.page}>
      {isWide ? (
        <aside className={classes.side} aria-label={t.history}>
          <Suspense fallback={<LoadingState rows={5} />}>
            <HistoryPanel {...panel} />
          </Suspense>
        </aside>
      ) : (
        isDrawerOpen && (
          <Suspense>
            <HistoryDrawer {...panel} onClose={drawer.close} />
          </Suspense>
        )
      )}
      <div className={classes.main}>
        <Header agent={agent} conversationId={id} onHistory={isWide ? undefined : drawer.open} onDeleted={onDeleted} />
        {deleted && (
          <DeletedNotice
            deleted={deleted}
            onRestored={() => {
              setDeleted(undefined);
              void navigate(chatPath(agentId, deleted.id));
            }}
            onDismiss={() => setDeleted(undefined)}
          />
        )}
        <Chat key={key} agent={agent} conversationId={id} onStarted={onStarted} />
      </div>
    </div>
  );
}

interface HeaderProps {
  agent: Agent;
  conversationId: string | undefined;
  onHistory: (() => void) | undefined;
  onDeleted: (gone: { id: string; title: string }) => void;
}

function Header({ agent, conversationId, onHistory, onDeleted }: HeaderProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { id = '', name = '', category, description } = agent;
  const [areSettingsOpen, settings] = useDisclosure(false);
  const { head } = useConversation(conversationId);
  return (
    <header className={classes.header}>
      {onHistory && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.openHistory} onClick={onHistory}>
          <IconHistory size={20} aria-hidden />
        </ActionIcon>
      )}
      <AgentMark id={id} name={name} category={category} size={40} />
      <div className={classes.who}>
        <Title order={1} size="h4" lineClamp={1}>
          {name}
        </Title>
        <Text size="sm" c="dimmed" lineClamp={1} visibleFrom="sm">
          {head?.title || description}
        </Text>
      </div>
      <Group gap={2} wrap="nowrap">
        <FavoriteButton agent={agent} />
        {user && (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.settings} onClick={settings.open}>
            <IconAdjustments size={20} aria-hidden />
          </ActionIcon>
        )}
        {conversationId && (
          <ActionIcon
            component={Link}
            to={chatPath(id)}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t.newConversation}
            // On a phone, it is in the history.
            visibleFrom="xs"
          >
            <IconPencilPlus size={20} aria-hidden />
          </ActionIcon>
        )}
        <Box w={34} h={34} hidden={!head}>
          <Suspense>{head && <ConversationMenu conversation={head} onDeleted={onDeleted} />}</Suspense>
        </Box>
      </Group>
      {areSettingsOpen && (
        <Suspense>
          <SettingsDialog agent={agent} onClose={settings.close} />
        </Suspense>
      )}
    </header>
  );
}
