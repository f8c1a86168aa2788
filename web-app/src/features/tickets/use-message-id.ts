import { useState } from 'react';

/** The id of the message that is being written, so that it is there once though it is sent twice. */
export function useMessageId(): [id: string, renew: () => void] {
  const [id, setId] = useState(() => crypto.randomUUID());
  return [id, () => setId(crypto.randomUUID())];
}
