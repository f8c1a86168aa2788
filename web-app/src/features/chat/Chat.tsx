import { ActionIcon, Box, Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation, useNavigate, type Location } from 'react-router';
import type { Agent } from '../../shared/agent';
import { chat, useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { ErrorState, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AnswerView } from './AnswerView';
import { otherEnds, versionsOf } from './branches';
import classes from './Chat.module.css';
import { Composer } from './Composer';
import { LiveAnswer } from './LiveAnswer';
import { Paywall } from './Paywall';
import { Problem } from './Problem';
import { selectBranch, useBranchPaths, useConversation, useConversationChanged, useRateAnswer, type Message } from './queries';
import { Question } from './Question';
import { texts } from './texts';
import { CONNECTION_LOST, useAnswer, type Live } from './use-answer';
import { useFollowScroll } from './use-follow-scroll';
import { VersionSwitch } from './Versions';

export interface ChatProps {
  agent: Agent;
  /** Undefined until the first question is heard. */
  conversationId: string | undefined;
  onStarted: (conversationId: string) => void;
}

export function Chat({ agent, conversationId, onStarted }: ChatProps) {
  const t = useTexts(texts);
  const { id: agentId = '', name = '', starters = [] } = agent;
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const conversation = useConversation(conversationId);
  const changed = useConversationChanged();
  const { view, content, onScroll, isAtEnd, toEnd } = useFollowScroll();

  const { live, ask, retry, stop, dismiss } = useAnswer({
    onStart: onStarted,
    onEnd: async ({ conversationId: id = conversationId, text: answer }) => {
      if (id) await changed(id);
      if (answer) setSaid(t.hasAnswered(name, answer));
    },
  });
  const isAnswering = live?.isComing ?? false;

  const send = (question: string) => {
    setText('');
    setSaid(t.isWriting(name));
    toEnd();
    void ask({
      question,
      begin: (signal) =>
        conversationId
          ? chat.send(conversationId, question, { signal })
          : chat.ask({ agentId, message: question }, { signal }),
    });
  };

  useFirstQuestion(send);
  useResume(conversation.head, live, (head, answering) => {
    const { messageId = '', question, part = '' } = answering;
    void ask({
      // An answer to a stored question takes the place of the one that it has.
      after: question ? undefined : conversation.messages.findLast(({ role }) => role === 'user')?.id,
      question: question || undefined,
      text: part,
      begin: (signal) => chat.resume(head, { messageId, part }, { signal }),
    });
  });

  /** What was lost may have been heard: the conversation tells. */
  const readOn = async (question: string | undefined) => {
    if (!conversationId) return retry();
    const head = (await conversation.refetch()).data?.pages[0];
    dismiss();
    const asked = [head?.answering?.question, head?.messages?.findLast(({ role }) => role === 'user')?.content];
    if (question && !asked.includes(question)) setText(question);
  };

  const shown = live ? upTo(conversation.messages, live.after) : conversation.messages;
  const versions = useVersions(conversationId, conversation, isAnswering);
  const isEnded = Boolean(conversation.head?.endTime);
  const canAsk = !isAnswering && !isEnded && agent.open !== false;

  if (conversation.error && !conversation.head) {
    return (
      <Box p="lg">
        <ErrorState error={conversation.error} onRetry={() => void conversation.refetch()} />
      </Box>
    );
  }
  return (
    <>
      <div
        ref={view}
        className={classes.view}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={t.talkWith(name)}
      >
        <div ref={content} className={classes.column}>
          <VisuallyHidden>
            <h2>{t.conversation}</h2>
          </VisuallyHidden>
          {conversation.isPending && <LoadingState height={300} />}
          {!conversationId && !live && <Welcome agent={agent} starters={agent.open === false ? [] : starters} onAsk={send} />}
          {conversation.hasOlder && (
            <Group justify="center">
              <Button variant="default" size="xs" loading={conversation.isLoadingOlder} onClick={() => void conversation.loadOlder()}>
                {t.older}
              </Button>
            </Group>
          )}
          <ol className={classes.messages}>
            {shown.map((message) => (
              <MessageView
                key={message.id}
                agent={agent}
                message={message}
                conversationId={conversationId ?? ''}
                versions={versions.of(message)}
                canAsk={canAsk}
                ask={ask}
              />
            ))}
            {live?.question && <Question text={live.question} />}
            {live && <LiveAnswer agent={agent} live={live} />}
          </ol>
          {live?.problem && (
            <Problem
              problem={live.problem}
              onRetry={() => void (live.problem?.code === CONNECTION_LOST ? readOn(live.question) : retry())}
              onBack={
                live.question === undefined
                  ? undefined
                  : () => {
                      setText(live.question ?? '');
                      dismiss();
                    }
              }
            />
          )}
        </div>
      </div>
      <div className={classes.foot}>
        {!isAtEnd && (
          <ActionIcon className={classes.toEnd} radius="xl" size={40} variant="default" aria-label={t.toNewest} onClick={toEnd}>
            <IconArrowDown size={20} aria-hidden />
          </ActionIcon>
        )}
        {isEnded && (
          <Text ta="center" c="dimmed" size="sm" p="md">
            {t.ended}
          </Text>
        )}
        {agent.open === false && <Paywall agent={agent} />}
        {!isEnded && agent.open !== false && (
          <Composer
            agentName={name}
            value={text}
            isAnswering={isAnswering}
            onChange={setText}
            onSend={send}
            onStop={() => void stop()}
          />
        )}
        <Text id="composer-keys" size="xs" c="dimmed" ta="center" mt={6} visibleFrom="sm">
          {t.keys}
        </Text>
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

/** The messages that stay above a new one. */
const upTo = (messages: Message[], after: Live['after']): Message[] =>
  after === undefined ? messages : messages.slice(0, messages.findIndex(({ id }) => id === after) + 1);

/** A question that another page brought along is asked once, and not again after a reload. */
function useFirstQuestion(send: (question: string) => void) {
  const { state, pathname, search } = useLocation() as Location<{ question?: unknown } | null>;
  const navigate = useNavigate();
  const question = state?.question;
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (typeof question !== 'string') return;
    const timer = setTimeout(() => {
      void navigate(pathname + search, { replace: true, state: null });
      latest.current(question);
    });
    return () => clearTimeout(timer);
  }, [question, navigate, pathname, search]);
}

type Head = ReturnType<typeof useConversation>['head'];
type Answering = NonNullable<NonNullable<Head>['answering']>;

/** Reads on in an answer that began before this page did. */
function useResume(head: Head, live: Live | undefined, resume: (id: string, answering: Answering) => void) {
  const answering = head?.answering;
  const isFree = !live;
  const latest = useRef(resume);
  useEffect(() => {
    latest.current = resume;
  });
  useEffect(() => {
    if (!answering || !isFree) return;
    const timer = setTimeout(() => latest.current(head.conversationId ?? '', answering));
    return () => clearTimeout(timer);
  }, [head, answering, isFree]);
}

function useVersions(
  conversationId: string | undefined,
  { head, messages }: ReturnType<typeof useConversation>,
  isAnswering: boolean,
) {
  const say = useProblemText();
  const changed = useConversationChanged();
  const paths = useBranchPaths(conversationId, otherEnds(head?.branches ?? [], messages));
  const found = versionsOf(messages, paths);
  const select = async (end: string) => {
    if (!conversationId) return;
    try {
      await selectBranch(conversationId, end);
      await changed(conversationId);
    } catch (error) {
      toast.error(say(error));
    }
  };
  return {
    of: ({ id = '' }: Message) => {
      const versions = found.get(id);
      return versions && !isAnswering ? <VersionSwitch versions={versions} onSelect={(end) => void select(end)} /> : undefined;
    },
  };
}

interface MessageViewProps {
  agent: Agent;
  message: Message;
  conversationId: string;
  versions: ReactNode;
  canAsk: boolean;
  ask: ReturnType<typeof useAnswer>['ask'];
}

function MessageView({ agent, message, conversationId, versions, canAsk, ask }: MessageViewProps) {
  const rate = useRateAnswer(conversationId);
  const { id = '', parentId, role, content = '' } = message;
  const after = parentId ?? null;
  if (role === 'user') {
    const edit = (question: string) =>
      void ask({ after, question, begin: (signal) => chat.edit(conversationId, id, question, { signal }) });
    return <Question text={content} versions={versions} onEdit={canAsk ? edit : undefined} />;
  }
  return (
    <AnswerView
      agent={agent}
      conversationId={conversationId}
      message={message}
      versions={versions}
      actions={
        canAsk
          ? {
              onAgain: () => void ask({ after, begin: (signal) => chat.regenerate(conversationId, id, { signal }) }),
              onContinue: () =>
                void ask({ after, begin: (signal) => chat.continueAnswer(conversationId, id, { signal }) }),
              onRate: (satisfied) => rate.mutate({ messageId: id, satisfied }),
            }
          : undefined
      }
    />
  );
}

function Welcome({ agent, starters, onAsk }: { agent: Agent; starters: readonly string[]; onAsk: (question: string) => void }) {
  const t = useTexts(texts);
  return (
    <div className={classes.welcome}>
      <Title order={3} size="h2" fw={650}>
        {agent.description}
      </Title>
      {starters.length > 0 && <Text c="dimmed">{t.begin}</Text>}
      <div className={classes.starters}>
        {starters.map((starter) => (
          <button key={starter} type="button" className={classes.starter} onClick={() => onAsk(starter)}>
            {starter}
          </button>
        ))}
      </div>
    </div>
  );
}
