import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';
import { proofOfWork } from './proof-of-work';

const KEY = 'contact';

export type Category = 'general' | 'sales' | 'partnership' | 'press' | 'privacy' | 'feedback';
export type Status = 'new' | 'in_progress' | 'done' | 'spam';

export const openForm = (signal?: AbortSignal) => read(api.GET('/api/contact/form', { signal }));

export interface Message {
  name: string;
  email: string;
  category: Category;
  subject: string;
  message: string;
  website: string;
}

export async function sendMessage(message: Message, opened: { form?: string; difficulty?: number; notBefore?: string }) {
  const { form = '', difficulty = 0, notBefore = '' } = opened;
  const proof = await proofOfWork(form, difficulty);
  const early = Date.parse(notBefore) - Date.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  await read(api.POST('/api/contact', { body: { ...message, form, proof } }));
}

const loadMessages = (status: Status | undefined, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/support/team/contact-messages', { params: { query: { status, after } }, signal }));
export type ContactItem = NonNullable<Awaited<ReturnType<typeof loadMessages>>['items']>[number];

export const useMessages = (status: Status | undefined) =>
  usePages([KEY, status], (after, signal) => loadMessages(status, after, signal));

export function useSetStatus() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status }: { id: string; status: Status }) =>
      read(api.PATCH('/api/support/team/contact-messages/{id}', { params: { path: { id } }, body: { status } })),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
