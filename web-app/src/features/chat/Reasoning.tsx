import { Button, Collapse, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { useReasoning } from './queries';
import { texts } from './texts';

/** What the model wrote to itself, read only when somebody asks for it. */
export function Reasoning({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const query = useReasoning(conversationId, messageId, isOpen);
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={isOpen}
        aria-controls={id}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        onClick={() => setOpen(!isOpen)}
      >
        {t.reasoning}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <Loaded query={query} loading={<LoadingState height={60} />}>
            {({ text }) => (
              <Text size="sm" className={classes.reasoning}>
                {text}
              </Text>
            )}
          </Loaded>
        )}
      </Collapse>
    </div>
  );
}
