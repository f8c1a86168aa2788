import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { ChatConnection, type Snapshot } from './chat-connection';

/** One end of a chat, connected while it is shown. */
export function useChat(id: string): Snapshot & { connection: ChatConnection } {
  const connection = useMemo(() => new ChatConnection(id), [id]);
  useEffect(() => {
    void connection.connect();
    return () => connection.end();
  }, [connection]);
  return { ...useSyncExternalStore(connection.subscribe, connection.getSnapshot), connection };
}
