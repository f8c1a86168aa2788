import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
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
      source?.close();
      clearTimeout(timer);
    };
  }, [queries]);
  return data;
}
