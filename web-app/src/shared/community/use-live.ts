import { useEffect, useEffectEvent } from 'react';
import { whileVisible } from '../live/while-visible';
import type { ContentKind } from './queries';

/** What has changed; nothing if it is not known what was missed. */
export interface Change {
  kind: ContentKind;
  id: string;
  postId: string;
}

const PAUSE_MS = 15_000;

/**
 * Says what changes in the community: each change of a moment at once, then all of them together.
 *
 * @param post only what belongs to it
 * @param every how many milliseconds at most once
 */
export function useCommunityLive(onChanges: (changes: readonly Change[]) => void, every: number, post?: string): void {
  const tell = useEffectEvent(onChanges);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let changes: Change[] = [];
    let wasReady = false;

    const flush = () => {
      timer = undefined;
      tell(changes);
      changes = [];
    };
    const add = (...more: Change[]) => {
      changes.push(...more);
      timer ??= setTimeout(flush, every);
    };
    const connect = () => {
      source = new EventSource(`/api/community/live${post ? `?post=${encodeURIComponent(post)}` : ''}`);
      source.addEventListener('ready', () => {
        // What came between two connections is not known.
        if (wasReady) add();
        wasReady = true;
      });
      source.addEventListener('changed', (event: MessageEvent<string>) => add(JSON.parse(event.data) as Change));
      source.onerror = () => {
        // A browser connects again by itself, but not after a refusal.
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, PAUSE_MS);
      };
    };
    const end = whileVisible(() => {
      connect();
      return () => {
        source?.close();
        clearTimeout(retry);
      };
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [post, every]);
}
