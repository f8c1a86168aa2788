import { Mark, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { chatPath } from '../../shared/agent';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Chat.module.css';
import { useSearch } from './queries';
import { texts } from './texts';

/** Messages with the words, best first. */
export function SearchResults({ q, onOpen }: { q: string; onOpen?: () => void }) {
  const t = useTexts(texts);
  return (
    <Loaded query={useSearch(q)} loading={<LoadingState rows={4} />}>
      {(found) =>
        found.length === 0 ? (
          <Text c="dimmed" size="sm" role="status">
            {t.nothingFound}
          </Text>
        ) : (
          <ul className={classes.history}>
            {found.map(({ conversationId = '', agentId = '', agentName, messageId, title, excerpt = '', marks = [] }) => (
              <li key={messageId} className={classes.entry}>
                <Link to={chatPath(agentId, conversationId)} className={classes.entryLink} onClick={onOpen}>
                  <Text size="xs" c="dimmed" lineClamp={1}>
                    {[title || t.untitled, agentName].filter(Boolean).join(' · ')}
                  </Text>
                  <Text size="sm" lineClamp={3}>
                    {marked(excerpt, marks)}
                  </Text>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** The excerpt with its hits, which are pairs of start and end. */
export function marked(excerpt: string, marks: readonly number[][]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of marks) {
    parts.push(excerpt.slice(at, start), <Mark key={start}>{excerpt.slice(start, end)}</Mark>);
    at = end;
  }
  return [...parts, excerpt.slice(at)];
}
