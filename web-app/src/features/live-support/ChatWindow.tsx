import { ActionIcon, Alert, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import type { ChatConnection, ChatMessage, ChatState, Snapshot } from './chat-connection';
import classes from './ChatWindow.module.css';
import { texts } from './texts';

const LONGEST = 4_000;
/** Each end says every 15 seconds that it is there. */
const THERE_MS = 40_000;

export type Side = 'user' | 'support';

export interface ChatWindowProps extends Snapshot {
  connection: ChatConnection;
  side: Side;
}

/** What is said in a chat, and where the next is written. */
export function ChatWindow({ connection, side, chat, messages, unsent, isLive, problem }: ChatWindowProps) {
  const t = useTexts(texts);
  const end = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.number ?? 0;
  const theirs = messages.filter(({ sender }) => sender !== side).at(-1)?.number ?? 0;
  const read = (side === 'user' ? chat?.userRead : chat?.supportRead) ?? 0;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [last, unsent.length]);
  useEffect(() => {
    if (theirs > read && document.visibilityState === 'visible') connection.read(theirs);
  }, [theirs, read, connection]);

  return (
    <div className={classes.window}>
      <div className={classes.state} aria-live="polite">
        {chat && <State chat={chat} side={side} />}
        {!isLive && chat && (
          <Text size="sm" c="dimmed">
            {t.offline}
          </Text>
        )}
      </div>
      <div className={classes.view} role="region" aria-label={t.messages} tabIndex={0}>
        <ol className={classes.messages} aria-live="polite">
          {messages.map((message) => (
            <Said key={message.number} message={message} side={side} chat={chat} />
          ))}
          {unsent.map(({ clientId, text }) => (
            <li key={clientId} className={classes.message} data-own>
              <div className={classes.bubble}>{text}</div>
              <Text size="xs" c="dimmed" className={classes.facts}>
                {t.sending}
              </Text>
            </li>
          ))}
        </ol>
        <div ref={end} />
      </div>
      {problem && (
        <Alert color="red" variant="outline" role="alert">
          {problem}
        </Alert>
      )}
      {chat?.status !== 'closed' && <Composer connection={connection} />}
    </div>
  );
}

function Said({ message, side, chat }: { message: ChatMessage; side: Side; chat: ChatState | undefined }) {
  const t = useTexts(texts);
  const { time } = useFormat();
  const { number = 0, sender, text, timestamp } = message;
  const isOwn = sender === side;
  const who = isOwn ? t.you : sender === 'user' ? chat?.name : (chat?.assignedName ?? t.team);
  const readByOther = (side === 'user' ? chat?.supportRead : chat?.userRead) ?? 0;
  return (
    <li className={classes.message} data-own={isOwn || undefined}>
      <VisuallyHidden>{who}: </VisuallyHidden>
      <div className={classes.bubble}>{text}</div>
      <Text size="xs" c="dimmed" className={classes.facts}>
        {timestamp && time(timestamp)}
        {isOwn && number <= readByOther && ` · ${t.read}`}
      </Text>
    </li>
  );
}

function State({ chat, side }: { chat: ChatState; side: Side }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const now = useNow();
  if (chat.status === 'closed') return <Text fw={600}>{chat.ticketId ? t.becameTicket : t.closed}</Text>;
  if (chat.status === 'waiting' && side === 'user') {
    return (
      <>
        <Text fw={600}>{t.waiting}</Text>
        <Text size="sm">{t.position(number(chat.queuePosition ?? 1))}</Text>
      </>
    );
  }
  const name = (side === 'user' ? chat.assignedName : chat.name) ?? t.team;
  const seen = side === 'user' ? chat.supportSeenAt : chat.userSeenAt;
  const typing = side === 'user' ? chat.supportTypingUntil : chat.userTypingUntil;
  if (typing && Date.parse(typing) > now) return <Text fw={600}>{t.isTyping(name)}</Text>;
  const isThere = seen && now - Date.parse(seen) < THERE_MS;
  return <Text fw={600}>{isThere ? t.isThere(name) : t.isAway(name)}</Text>;
}

/** The time, looked at every second: who writes and who is there passes by itself. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Composer({ connection }: { connection: ChatConnection }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const send = () => {
    if (!text.trim()) return;
    connection.say(text.trim());
    setText('');
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className={classes.composer} onSubmit={onSubmit}>
      <Textarea
        className={classes.text}
        aria-label={t.message}
        placeholder={t.message}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          connection.typing();
        }}
        onKeyDown={onKeyDown}
      />
      <ActionIcon type="submit" size={36} radius="xl" aria-label={t.send} disabled={!text.trim()}>
        <IconArrowUp size={20} aria-hidden />
      </ActionIcon>
    </form>
  );
}
