import { ActionIcon, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPencilPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { chatPath, type Agent } from '../../shared/agent';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { SearchResults } from './SearchResults';
import { remove, useConversationChanged, useConversations, type Summary } from './queries';
import { texts } from './texts';

const PAUSE_MS = 300;

export interface HistoryPanelProps {
  agent: Agent;
  openId: string | undefined;
  onOpen: () => void;
  onDeleted: (gone: { id: string; title: string }) => void;
}

/** What was talked about before, beside the conversation. */
export function HistoryPanel({ agent, openId, onOpen, onDeleted }: HistoryPanelProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const [wanted] = useDebouncedValue(q.trim(), PAUSE_MS);
  const [isOnlyThis, setOnlyThis] = useState(false);
  const { id = '', name = '' } = agent;
  return (
    <Stack gap="sm">
      <Button
        component={Link}
        to={chatPath(id)}
        variant="light"
        leftSection={<IconPencilPlus size={18} aria-hidden />}
        onClick={onOpen}
      >
        {t.newConversation}
      </Button>
      <TextInput
        type="search"
        aria-label={t.searchHistory}
        placeholder={t.searchHistory}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={({ currentTarget }) => setQ(currentTarget.value)}
      />
      {wanted ? (
        <SearchResults q={wanted} onOpen={onOpen} />
      ) : (
        <>
          <Checkbox
            size="xs"
            label={t.onlyThis(name)}
            checked={isOnlyThis}
            onChange={({ currentTarget }) => setOnlyThis(currentTarget.checked)}
          />
          <Conversations agentId={isOnlyThis ? id : undefined} openId={openId} onOpen={onOpen} onDeleted={onDeleted} />
        </>
      )}
    </Stack>
  );
}

function Conversations({ agentId, ...rest }: { agentId: string | undefined } & Omit<HistoryPanelProps, 'agent'>) {
  const t = useTexts(texts);
  const pages = useConversations(agentId);
  return (
    <Loaded query={pages} loading={<LoadingState rows={5} />}>
      {(conversations) =>
        conversations.length === 0 ? (
          <Text c="dimmed" size="sm">
            {t.noHistory}
          </Text>
        ) : (
          <>
            <ul className={classes.history}>
              {conversations.map((each) => (
                <Entry key={each.conversationId} conversation={each} {...rest} />
              ))}
            </ul>
            <MoreButton pages={pages} />
          </>
        )
      }
    </Loaded>
  );
}

function Entry({ conversation, openId, onOpen, onDeleted }: { conversation: Summary } & Omit<HistoryPanelProps, 'agent'>) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const say = useProblemText();
  const changed = useConversationChanged();
  const { conversationId: id = '', agentId = '', agentName, title: named, updatedAt } = conversation;
  const title = named || t.untitled;
  const drop = async () => {
    try {
      await remove(id);
      onDeleted({ id, title });
      if (id !== openId) await changed(id);
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <li className={classes.entry} data-open={id === openId || undefined}>
      <Link to={chatPath(agentId, id)} className={classes.entryLink} aria-current={id === openId ? 'page' : undefined} onClick={onOpen}>
        <Text size="sm" fw={500} lineClamp={1}>
          {title}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {[agentName, updatedAt && relative(updatedAt)].filter(Boolean).join(' · ')}
        </Text>
      </Link>
      <ActionIcon variant="subtle" color="gray" aria-label={t.removeNamed(title)} onClick={() => void drop()}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
