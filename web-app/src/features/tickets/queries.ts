import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'tickets';

const byId = (id: string) => ({ params: { path: { id } } });

export function uploadFile(file: File) {
  const form = new FormData();
  form.append('file', file);
  return read(api.POST('/api/support/files', { body: form as never, bodySerializer: () => form }));
}
export type AttachedFile = Awaited<ReturnType<typeof uploadFile>>;

const loadTicket = (id: string, signal?: AbortSignal) => read(api.GET('/api/support/tickets/{id}', { ...byId(id), signal }));
export type Ticket = Awaited<ReturnType<typeof loadTicket>>;
export type TicketMessage = NonNullable<Ticket['messages']>[number];
export type Status = NonNullable<Ticket['status']>;
export type Priority = NonNullable<Ticket['priority']>;
export type Category = NonNullable<Ticket['category']>;

export const isOver = (status: Status | undefined): boolean => status === 'resolved' || status === 'closed';

export const useMyTickets = () =>
  usePages([KEY, 'list'], (after, signal) => read(api.GET('/api/support/tickets', { params: { query: { after } }, signal })));

/** Answers of the team appear by themselves. */
const AGAIN_MS = 30_000;

export const useTicket = (id: string) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => loadTicket(id, signal),
    refetchInterval: AGAIN_MS,
  });

export interface NewTicket {
  subject: string;
  description: string;
  category: Category;
  priority: Priority;
  attachments: string[];
}

/** What a change answers is the ticket as it is then. */
function useChange<A>(change: (argument: A) => Promise<Ticket>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (ticket) => {
      queries.setQueryData([KEY, 'one', ticket.ticketId], ticket);
      return queries.invalidateQueries({ queryKey: [KEY, 'list'] });
    },
  });
}

export const useOpenTicket = () => useChange((body: NewTicket) => read(api.POST('/api/support/tickets', { body })));

export interface Reply {
  message: string;
  attachments: string[];
  messageId: string;
}

export const useReply = (id: string) =>
  useChange((body: Reply) => read(api.POST('/api/support/tickets/{id}/replies', { ...byId(id), body })));

export const useClose = (id: string) => useChange(() => read(api.POST('/api/support/tickets/{id}/close', byId(id))));

export const useRate = (id: string) =>
  useChange((body: { rating: number; comment?: string }) =>
    read(api.POST('/api/support/tickets/{id}/rating', { ...byId(id), body })),
  );

export type Side = 'user' | 'team';

/** By the client, which refreshes the session; a link could not. */
export function readFile(side: Side, id: string, fileId: string, signal?: AbortSignal): Promise<Blob> {
  const options = { params: { path: { id, fileId } }, parseAs: 'blob' as const, signal };
  const call =
    side === 'team'
      ? api.GET('/api/support/team/tickets/{id}/attachments/{fileId}', options)
      : api.GET('/api/support/tickets/{id}/attachments/{fileId}', options);
  return read<unknown>(call) as Promise<Blob>;
}

export const usePicture = (side: Side, id: string, fileId: string) =>
  useQuery({
    queryKey: ['ticket-picture', side, id, fileId],
    queryFn: ({ signal }) => readFile(side, id, fileId, signal),
    staleTime: Infinity,
  });
