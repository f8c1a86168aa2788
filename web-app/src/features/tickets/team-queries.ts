import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ApiError, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';
import type { Category, Priority, Reply, Status } from './queries';

const KEY = 'team-tickets';
const VIEWS = 'team-views';
const CANNED = 'canned-replies';

/** Who looks at a ticket is known for a minute, so it is said, and asked, twice a minute. */
const AGAIN_MS = 30_000;

const byId = (id: string) => ({ params: { path: { id } } });

export interface Filter {
  status?: Status;
  priority?: Priority;
  category?: Category;
  assignee?: string;
  tag?: string;
  unassigned?: boolean;
  breached?: boolean;
}

const loadQueue = (filter: Filter, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/support/team/tickets', { params: { query: { ...filter, after } }, signal }));
export type QueueItem = NonNullable<Awaited<ReturnType<typeof loadQueue>>['items']>[number];

export const useQueue = (filter: Filter) =>
  usePages([KEY, 'list', filter], (after, signal) => loadQueue(filter, after, signal));

const loadTicket = (id: string, signal: AbortSignal) =>
  read(api.GET('/api/support/team/tickets/{id}', { ...byId(id), signal }));
export type TeamTicket = Awaited<ReturnType<typeof loadTicket>>;
export type Note = NonNullable<TeamTicket['notes']>[number];
export type HistoryEntry = NonNullable<TeamTicket['history']>[number];
export type Sla = NonNullable<TeamTicket['sla']>;

export const useTeamTicket = (id: string) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => loadTicket(id, signal),
    refetchInterval: AGAIN_MS,
  });

/** Tells the others, while the page is open, that the caller looks at the ticket. */
export function useViewing(id: string, isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return;
    // Nothing is lost if it fails: the next one is soon.
    const tell = () => void read(api.PUT('/api/support/team/tickets/{id}/viewing', byId(id))).catch(() => undefined);
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => clearInterval(timer);
  }, [id, isThere]);
}

export const CHANGED = 'changed_meanwhile';

export interface TicketChanges {
  status?: Status;
  priority?: Priority;
  category?: Category;
  tags?: string[];
}

export type TeamReply = Reply & { status: Status | undefined; version: number };

export interface TeamActions {
  assign: (version: number, assignedTo: string | undefined) => Promise<unknown>;
  change: (version: number, changes: TicketChanges) => Promise<unknown>;
  reply: (reply: TeamReply) => Promise<unknown>;
  note: (note: string) => Promise<unknown>;
  merge: (version: number, into: string) => Promise<unknown>;
  isPending: boolean;
  /** The change of someone else that the latest action collided with; null if it is not known. */
  collision: HistoryEntry | null | undefined;
}

/** What the team does with a ticket. After each, also one that was refused, it is shown as it is. */
export function useTeamActions(id: string): TeamActions {
  const queries = useQueryClient();
  const [collision, setCollision] = useState<HistoryEntry | null>();
  const { mutateAsync: run, isPending } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onMutate: () => setCollision(undefined),
    onError: (error) => {
      if (error instanceof ApiError && error.code === CHANGED)
        setCollision((error.members.latest as HistoryEntry | undefined) ?? null);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
  return {
    assign: (version, assignedTo) =>
      run(() => read(api.PUT('/api/support/team/tickets/{id}/assignee', { ...byId(id), body: { version, assignedTo } }))),
    change: (version, changes) =>
      run(() => read(api.PATCH('/api/support/team/tickets/{id}', { ...byId(id), body: { version, ...changes } }))),
    reply: (body) => run(() => read(api.POST('/api/support/team/tickets/{id}/replies', { ...byId(id), body }))),
    note: (note) => run(() => read(api.POST('/api/support/team/tickets/{id}/notes', { ...byId(id), body: { note } }))),
    merge: (version, into) =>
      run(() => read(api.POST('/api/support/team/tickets/{id}/merge', { ...byId(id), body: { into, version } }))),
    isPending,
    collision,
  };
}

/** Those of the team who take chats now: the members whose names are known. */
export const useMembers = () =>
  useQuery({
    queryKey: ['team-members'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/support/team/chats/presence', { signal }))).items ?? [],
  });

const loadViews = async (signal: AbortSignal) =>
  (await read(api.GET('/api/support/team/views', { signal }))).items ?? [];
export type SavedView = Awaited<ReturnType<typeof loadViews>>[number];

export const useViews = () => useQuery({ queryKey: [VIEWS], queryFn: ({ signal }) => loadViews(signal) });

/** After a change, the list that it belongs to is read again. */
function useListChange<A>(key: string, change: (argument: A) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: [key] }) });
}

export const useSaveView = () =>
  useListChange(VIEWS, (body: { name: string; filter: Filter }) => read(api.POST('/api/support/team/views', { body })));

export const useDeleteView = () =>
  useListChange(VIEWS, (id: string) => read(api.DELETE('/api/support/team/views/{id}', byId(id))));

const loadCanned = async (signal: AbortSignal) =>
  (await read(api.GET('/api/support/team/canned-replies', { signal }))).items ?? [];
export type CannedReply = Awaited<ReturnType<typeof loadCanned>>[number];

export const useCannedReplies = () => useQuery({ queryKey: [CANNED], queryFn: ({ signal }) => loadCanned(signal) });

export interface CannedText {
  title: string;
  text: string;
}

/** Replaces the one with the id, or adds one. */
export const useSaveCanned = (id: string | undefined) =>
  useListChange(CANNED, (body: CannedText) =>
    read<unknown>(
      id
        ? api.PUT('/api/support/team/canned-replies/{id}', { ...byId(id), body })
        : api.POST('/api/support/team/canned-replies', { body }),
    ),
  );

export const useDeleteCanned = () =>
  useListChange(CANNED, (id: string) => read(api.DELETE('/api/support/team/canned-replies/{id}', byId(id))));
