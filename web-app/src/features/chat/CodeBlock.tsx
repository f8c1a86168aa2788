import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTexts } from '../../shared/texts';
import classes from './Markdown.module.css';
import { texts } from './texts';
import { useCopy } from '../../shared/clipboard';

/** Code with a button that copies it; wide code scrolls within itself. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  const t = useTexts(texts);
  const { copied, copy } = useCopy();
  const code = useRef<HTMLPreElement>(null);
  return (
    <div className={classes.code}>
      <ActionIcon
        className={classes.copy}
        variant="default"
        aria-label={copied ? t.copied : t.copyCode}
        onClick={() => void copy(code.current?.textContent ?? '')}
      >
        {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
    </div>
  );
}
