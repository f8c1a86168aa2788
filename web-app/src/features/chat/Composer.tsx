import { ActionIcon, Textarea } from '@mantine/core';
import { IconArrowUp, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type SubmitEvent } from 'react';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { texts } from './texts';

const LONGEST = 8_000;

export interface ComposerProps {
  agentName: string;
  value: string;
  isAnswering: boolean;
  onChange: (text: string) => void;
  onSend: (text: string) => void;
  onStop: () => void;
}

export function Composer({ agentName, value, isAnswering, onChange, onSend, onStop }: ComposerProps) {
  const t = useTexts(texts);
  const input = useRef<HTMLTextAreaElement>(null);
  // On a phone, the keyboard would cover what there is to read.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) input.current?.focus({ preventScroll: true });
  }, []);

  const send = () => {
    const text = value.trim();
    if (text && !isAnswering) onSend(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={classes.composer} onSubmit={onSubmit}>
      <Textarea
        ref={input}
        aria-label={t.message(agentName)}
        aria-describedby="composer-keys"
        placeholder={t.placeholder(agentName)}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={LONGEST}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={onKeyDown}
        className={classes.composerText}
      />
      {isAnswering ? (
        <ActionIcon size={40} radius="xl" variant="default" aria-label={t.stop} onClick={onStop}>
          <IconPlayerStopFilled size={18} aria-hidden />
        </ActionIcon>
      ) : (
        <ActionIcon type="submit" size={40} radius="xl" aria-label={t.send} disabled={!value.trim()}>
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
      )}
    </form>
  );
}
