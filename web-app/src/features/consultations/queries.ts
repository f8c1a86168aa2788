import type { Paths } from '@onelastai/web-sdk/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'consultations';
const SLOTS = [KEY, 'slots'] as const;

/** After a change, everything about consultations is read anew. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

/** When somebody else was faster. */
export function useRefreshSlots(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: SLOTS });
}

const loadConsultants = (signal: AbortSignal) => read(api.GET('/api/consultations/consultants', { signal }));
export type Consultant = NonNullable<Awaited<ReturnType<typeof loadConsultants>>['items']>[number];

/** Those who can be booked. */
export const useConsultants = () =>
  useQuery({
    queryKey: [KEY, 'consultants'],
    queryFn: async ({ signal }) => (await loadConsultants(signal)).items ?? [],
  });

export interface Span {
  consultantId: string;
  from: string;
  to: string;
  timezone: string;
}

const loadSlots = (query: Span, signal: AbortSignal) => read(api.GET('/api/consultations/slots', { params: { query }, signal }));
export type Slot = NonNullable<Awaited<ReturnType<typeof loadSlots>>['items']>[number];

export const useSlots = (span: Span) =>
  useQuery({ queryKey: [...SLOTS, span], queryFn: async ({ signal }) => (await loadSlots(span, signal)).items ?? [] });

type Post<P extends '/api/consultations' | '/api/consultations/consultants'> =
  Paths[P]['post']['requestBody']['content']['application/json'];

export const book = (body: Post<'/api/consultations'>) => read(api.POST('/api/consultations', { body }));
export type Booking = Awaited<ReturnType<typeof book>>;

const OWN = [KEY, 'own'] as const;

/** The booking of a mail's link. */
export const useBooking = (token: string) =>
  useQuery({
    queryKey: [...OWN, token],
    queryFn: ({ signal }) => read(api.GET('/api/consultations/booking', { params: { query: { token } }, signal })),
    retry: false,
  });

export const move = (token: string, start: string) =>
  read(api.POST('/api/consultations/reschedule', { body: { token, start } }));

export const cancelOwn = (token: string) => read(api.POST('/api/consultations/cancel', { body: { token } }));

export type Status = 'booked' | 'cancelled';

export interface AgendaFilter {
  day: string;
  timezone: string;
  consultantId: string | undefined;
  status: Status | undefined;
}

const loadAgenda = (filter: AgendaFilter, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/consultations', { params: { query: { ...filter, after } }, signal }));
export type Consultation = NonNullable<Awaited<ReturnType<typeof loadAgenda>>['items']>[number];

export const useAgenda = (filter: AgendaFilter) =>
  usePages([KEY, 'agenda', filter], (after, signal) => loadAgenda(filter, after, signal));

export function useCancel() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) => read(api.POST('/api/consultations/{id}/cancel', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export const writeNote = (id: string, note: string) =>
  read(api.PUT('/api/consultations/{id}/note', { params: { path: { id } }, body: { note } }));

const loadSchedules = (signal: AbortSignal) => read(api.GET('/api/consultations/schedules', { signal }));
export type Schedule = NonNullable<Awaited<ReturnType<typeof loadSchedules>>['items']>[number];

/** All consultants with their hours, for admins. */
export const useSchedules = () =>
  useQuery({
    queryKey: [KEY, 'schedules'],
    queryFn: async ({ signal }) => (await loadSchedules(signal)).items ?? [],
  });

export type ScheduleDescription = Post<'/api/consultations/consultants'>;

export const addConsultant = (body: ScheduleDescription) => read(api.POST('/api/consultations/consultants', { body }));

export const changeConsultant = (id: string, body: ScheduleDescription) =>
  read(api.PUT('/api/consultations/consultants/{id}', { params: { path: { id } }, body }));
