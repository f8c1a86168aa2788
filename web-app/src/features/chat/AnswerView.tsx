import { ActionIcon, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy, IconPlayerTrackNext, IconRefresh, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AgentMark, type Agent } from '../../shared/agent';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { AnswerText } from './AnswerText';
import classes from './Chat.module.css';
import type { Message } from './queries';
import { Reasoning } from './Reasoning';
import { texts } from './texts';
import { useCopy } from '../../shared/clipboard';

/** An agent's words beside its mark. */
export function AnswerFrame({ agent, state, children }: { agent: Agent; state?: string | undefined; children: ReactNode }) {
  const { id = '', name = '', category } = agent;
  return (
    <li className={classes.answer} data-role="assistant" data-status={state}>
      <AgentMark id={id} name={name} category={category} size={32} />
      <div className={classes.answerBody}>
        <VisuallyHidden>{name}</VisuallyHidden>
        {children}
      </div>
    </li>
  );
}

export interface AnswerActions {
  onAgain: () => void;
  onContinue: () => void;
  onRate: (satisfied: boolean) => void;
}

export interface AnswerViewProps {
  agent: Agent;
  conversationId: string;
  message: Message;
  versions?: ReactNode;
  /** Absent where nothing can be asked. */
  actions?: AnswerActions | undefined;
}

export function AnswerView({ agent, conversationId, message, versions, actions }: AnswerViewProps) {
  const t = useTexts(texts);
  const { id = '', content = '', status, finishReason, reasoned } = message;
  const cut = status === 'stopped' || status === 'interrupted' ? status : cutBy(finishReason);
  return (
    <AnswerFrame agent={agent} state={status}>
      {reasoned && <Reasoning conversationId={conversationId} messageId={id} />}
      <AnswerText text={content} />
      {cut && (
        <Text size="sm" c="dimmed" mt="xs">
          {t[cut]}
        </Text>
      )}
      <Group gap={2} mt={4} role="group" aria-label={t.answerActions}>
        {versions}
        <CopyButton text={content} />
        {actions && <Buttons message={message} canContinue={cut !== undefined && cut !== 'refusal'} {...actions} />}
        <Facts message={message} />
      </Group>
    </AnswerFrame>
  );
}

const cutBy = (reason: Message['finishReason']) =>
  reason === 'length' || reason === 'content_filter' || reason === 'refusal' ? reason : undefined;

function CopyButton({ text }: { text: string }) {
  const t = useTexts(texts);
  const { copied, copy } = useCopy();
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={copied ? t.copied : t.copyAnswer} onClick={() => void copy(text)}>
      {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
    </ActionIcon>
  );
}

function Buttons({ message, canContinue, onAgain, onContinue, onRate }: AnswerActions & { message: Message; canContinue: boolean }) {
  const t = useTexts(texts);
  const satisfied = message.feedback?.satisfied;
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={t.again} onClick={onAgain}>
        <IconRefresh size={16} aria-hidden />
      </ActionIcon>
      {canContinue && (
        <ActionIcon variant="subtle" color="gray" aria-label={t.goOn} onClick={onContinue}>
          <IconPlayerTrackNext size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant={satisfied === true ? 'light' : 'subtle'}
        color={satisfied === true ? 'sea' : 'gray'}
        aria-label={t.good}
        aria-pressed={satisfied === true}
        onClick={() => onRate(true)}
      >
        <IconThumbUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant={satisfied === false ? 'light' : 'subtle'}
        color={satisfied === false ? 'sea' : 'gray'}
        aria-label={t.bad}
        aria-pressed={satisfied === false}
        onClick={() => onRate(false)}
      >
        <IconThumbDown size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** Which model, how much, how long. */
function Facts({ message: { model, tokens, responseTime } }: { message: Message }) {
  const t = useTexts(texts);
  const { number, duration } = useFormat();
  const facts = [model, tokens && t.tokens(number(tokens)), responseTime && duration(responseTime)].filter(
    (fact) => typeof fact === 'string',
  );
  return (
    <Text size="xs" c="dimmed" className={classes.facts}>
      {t.about(facts)}
    </Text>
  );
}
