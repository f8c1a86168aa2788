import { Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Agent } from '../../shared/agent';
import { useTexts } from '../../shared/texts';
import { AnswerText } from './AnswerText';
import { AnswerFrame } from './AnswerView';
import classes from './Chat.module.css';
import { texts } from './texts';
import type { Live } from './use-answer';

const SILENT_MS = 6_000;

/** The answer as it comes. */
export function LiveAnswer({ agent, live: { text, isComing } }: { agent: Agent; live: Live }) {
  const t = useTexts(texts);
  const { online } = useNetwork();
  const isSilent = useSilence(text);
  if (!isComing && !text) return null;
  return (
    <AnswerFrame agent={agent} state={stateOf(isComing, text)}>
      {text ? <AnswerText text={text} /> : <Text c="dimmed">{t.thinking}</Text>}
      {isComing && <span className={classes.cursor} aria-hidden />}
      {isComing && !online && (
        <Text size="sm" c="var(--app-warm)" mt="xs" role="status">
          {t.offline}
        </Text>
      )}
      {isComing && online && isSilent && text && (
        <Text size="sm" c="dimmed" mt="xs">
          {t.silent}
        </Text>
      )}
    </AnswerFrame>
  );
}

const stateOf = (isComing: boolean, text: string) => (!isComing ? 'interrupted' : text ? 'coming' : 'waiting');

/** Whether no word has come for a while. */
function useSilence(text: string): boolean {
  const [silentAt, setSilentAt] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSilentAt(text), SILENT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return silentAt === text;
}
