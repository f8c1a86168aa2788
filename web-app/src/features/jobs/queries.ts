import type { Paths } from '@onelastai/web-sdk/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../shared/api';
import { usePages } from '../../shared/list/use-pages';

const KEY = 'jobs';

/** After a change, everything about jobs is read anew. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

const loadOpen = (signal: AbortSignal) => read(api.GET('/api/jobs', { signal }));
export type Job = NonNullable<Awaited<ReturnType<typeof loadOpen>>['items']>[number];

export const useOpenJobs = () =>
  useQuery({ queryKey: [KEY, 'open'], queryFn: async ({ signal }) => (await loadOpen(signal)).items ?? [] });

export interface Application {
  jobId: string;
  name: string;
  email: string;
  coverLetter: string;
}

export function apply(application: Application, cv: File) {
  const form = new FormData();
  for (const [name, value] of Object.entries(application)) form.append(name, value as string);
  form.append('cv', cv);
  return read(api.POST('/api/jobs/apply', { body: form as never, bodySerializer: () => form }));
}
export type OwnApplication = Awaited<ReturnType<typeof apply>>;

/** The application of a mail's link. */
export const useOwnApplication = (token: string) =>
  useQuery({
    queryKey: [KEY, 'own', token],
    queryFn: ({ signal }) => read(api.GET('/api/jobs/application', { params: { query: { token } }, signal })),
    retry: false,
  });

export const useErase = (token: string) =>
  useMutation({ mutationFn: () => read(api.POST('/api/jobs/erase', { body: { token } })) });

export const useAllJobs = () =>
  useQuery({
    queryKey: [KEY, 'all'],
    queryFn: async ({ signal }) => (await read(api.GET('/api/jobs/all', { signal }))).items ?? [],
  });

export type JobDescription = Paths['/api/jobs']['post']['requestBody']['content']['application/json'];

export const addJob = (body: JobDescription) => read(api.POST('/api/jobs', { body }));

export const changeJob = (id: string, body: JobDescription) =>
  read(api.PUT('/api/jobs/{id}', { params: { path: { id } }, body }));

export type Status = 'received' | 'reviewing' | 'interview' | 'rejected' | 'hired';

export interface ApplicationFilter {
  jobId: string | undefined;
  status: Status | undefined;
}

const loadApplications = (filter: ApplicationFilter, after: string | undefined, signal: AbortSignal) =>
  read(api.GET('/api/jobs/applications', { params: { query: { ...filter, after } }, signal }));
export type ListedApplication = NonNullable<Awaited<ReturnType<typeof loadApplications>>['items']>[number];

export const useApplications = (filter: ApplicationFilter) =>
  usePages([KEY, 'applications', filter], (after, signal) => loadApplications(filter, after, signal));

export const setStatus = (id: string, body: { status: Status; note?: string }) =>
  read(api.PUT('/api/jobs/applications/{id}/status', { params: { path: { id } }, body }));

export const downloadCv = (id: string): Promise<Blob> =>
  read(api.GET('/api/jobs/applications/{id}/cv', { params: { path: { id } }, parseAs: 'blob' }));
