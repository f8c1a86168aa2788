import { Button, Card, Grid, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ChatWindow } from './ChatWindow';
import { closeChat, setPresence, useAccept, useHandOver, usePresent, useTeamChats, type ChatItem } from './queries';
import { texts } from './texts';
import { useChat } from './use-chat';

/** It is for a minute, so it is said twice a minute. */
const AGAIN_MS = 30_000;

export default function TeamChatsPage() {
  const t = useTexts(texts);
  const [open, setOpen] = useState<string>();
  return (
    <Page lead={t.teamLead} width="wide" actions={<Presence />}>
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Panel title={t.queue}>
              <Chats status="waiting" none={t.noneWaiting} onOpen={setOpen} />
            </Panel>
            <Panel title={t.running}>
              <Chats status="active" none={t.noneRunning} onOpen={setOpen} />
            </Panel>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          {open ? <TeamChat key={open} id={open} /> : <Card c="dimmed">{t.pick}</Card>}
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Presence() {
  const t = useTexts(texts);
  const say = useProblemText();
  const [takesChats, setTakesChats] = useState(false);
  useEffect(() => {
    if (!takesChats) return;
    const tell = () => void setPresence(true).catch((error: unknown) => toast.error(say(error)));
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => {
      clearInterval(timer);
      void setPresence(false).catch(() => undefined);
    };
  }, [takesChats, say]);
  return (
    <Switch
      label={t.takesChats}
      description={t.takesChatsHint}
      checked={takesChats}
      onChange={({ currentTarget }) => setTakesChats(currentTarget.checked)}
    />
  );
}

interface ChatsProps {
  status: 'waiting' | 'active';
  none: string;
  onOpen: (id: string) => void;
}

function Chats({ status, none, onOpen }: ChatsProps) {
  return (
    <Loaded query={useTeamChats(status)} loading={<LoadingState height={80} />}>
      {({ items = [] }) =>
        items.length === 0 ? (
          <Text c="dimmed">{none}</Text>
        ) : (
          <Stack gap="sm">
            {items.map((item) => (
              <Item key={item.id} item={item} onOpen={onOpen} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function Item({ item, onOpen }: { item: ChatItem; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { relative } = useFormat();
  const { user } = useSession();
  const accept = useAccept();
  const { id = '', name = '', email, last, status, assignedTo, assignedName, createdAt } = item;
  // The item leaves the queue, and callbacks of a part that is gone are not called.
  const take = () => accept.mutateAsync(id).then(() => onOpen(id), (error: unknown) => toast.error(say(error)));
  return (
    <Group justify="space-between" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {email}, {createdAt && t.since(relative(createdAt))}
        </Text>
        {last && (
          <Text size="sm" truncate>
            {last}
          </Text>
        )}
        {assignedTo && assignedTo !== user?.id && (
          <Text size="sm" c="dimmed">
            {t.ofColleague(assignedName ?? t.team)}
          </Text>
        )}
      </div>
      {status === 'waiting' ? (
        <Button size="xs" loading={accept.isPending} aria-label={t.acceptOf(name)} onClick={() => void take()} style={{ flexShrink: 0 }}>
          {t.accept}
        </Button>
      ) : (
        <Button size="xs" variant="default" aria-label={t.openOf(name)} onClick={() => onOpen(id)} style={{ flexShrink: 0 }}>
          {t.open}
        </Button>
      )}
    </Group>
  );
}

function TeamChat({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const chat = useChat(id);
  const close = () => void closeChat(id).catch((error: unknown) => toast.error(say(error)));
  return (
    <Stack>
      <ChatWindow side="support" {...chat} />
      {chat.chat?.status === 'active' && (
        <Group align="flex-end">
          <HandOver id={id} />
          <Button variant="default" onClick={close}>
            {t.close}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function HandOver({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { user } = useSession();
  const present = usePresent();
  const handOver = useHandOver();
  const others = (present.data?.items ?? []).filter((member) => member.id !== user?.id);
  if (others.length === 0) return null;
  return (
    <NativeSelect
      label={t.handOver}
      value=""
      data={[{ value: '', label: '' }, ...others.map((other) => ({ value: other.id ?? '', label: other.name ?? '' }))]}
      onChange={({ currentTarget }) =>
        handOver.mutate(
          { id, to: currentTarget.value },
          { onSuccess: () => toast.success(t.handOverDone), onError: (error) => toast.error(say(error)) },
        )
      }
    />
  );
}
