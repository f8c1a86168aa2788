import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { whileVisible } from '../live/while-visible';
import { KEY, loadUnread } from './queries';

const PAUSE_MS = 10_000;

/**
 * How many notifications are unread, live. The stream ends by itself after a while, and an
 * EventSource cannot refresh a login that has expired: so the number is read before each connection.
 */
export function useUnread(): number {
  const queries = useQueryClient();
  const { data = 0 } = useQuery({ queryKey: [KEY, 'unread'], queryFn: ({ signal }) => loadUnread(signal) });
  useEffect(() => {
    let wasHidden = false;
    return whileVisible(() => {
      if (wasHidden) void queries.invalidateQueries({ queryKey: [KEY] });
      const end = listen(queries);
      return () => {
        wasHidden = true;
        end();
      };
    });
  }, [queries]);
  return data;
}

/** @returns ends it */
function listen(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const connect = () => {
    if (isOver) return;
    source = new EventSource('/api/notifications/stream');
    source.addEventListener('unread', (event: MessageEvent<string>) => {
      const { unread } = JSON.parse(event.data) as { unread: number };
      queries.setQueryData([KEY, 'unread'], unread);
    });
    source.addEventListener('notification', () => {
      void queries.invalidateQueries({ queryKey: [KEY, 'newest'] });
      void queries.invalidateQueries({ queryKey: [KEY, 'list'] });
    });
    source.onerror = () => {
      source?.close();
      timer = setTimeout(() => {
        queries.refetchQueries({ queryKey: [KEY, 'unread'] }).then(connect, connect);
      }, PAUSE_MS);
    };
  };
  connect();
  return () => {
    isOver = true;
    source?.close();
    clearTimeout(timer);
  };
}
