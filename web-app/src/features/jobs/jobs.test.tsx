import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';

const API = '/api/jobs';
const JOB = {
  id: 'j1', title: 'Java developer', department: 'Platform', location: 'Berlin', type: 'full_time',
  description: '# What you do\n\n<b>Code</b>', openUntil: '2097-03-04T15:00:00Z', createdAt: '2026-01-01T00:00:00Z',
};
const OWN = {
  jobId: 'j1', job: 'Java developer', name: 'Ada', email: 'ada@example.com', coverLetter: '<b>Me</b>', cv: 'ada.pdf',
  createdAt: '2026-11-30T12:00:00Z', keptUntil: '2027-05-30T12:00:00Z',
};
const PDF = new File(['%PDF-1.7'], 'ada.pdf', { type: 'application/pdf' });
const keep = (sent: unknown[], answer: Answer) => async (request: Request) => {
  sent.push(await request.json());
  return answer;
};

const picker = () => document.querySelector<HTMLInputElement>('input[type=file]') ?? document.createElement('input');
const pick = (file: File) => fireEvent.change(picker(), { target: { files: [file] } });
const send = () => userEvent.click(screen.getByRole('button', { name: 'Apply' }));

async function openForm() {
  renderAt('/resources/apply-job');
  await userEvent.click(await screen.findByRole('link', { name: 'Read about “Java developer” and apply' }));
  fireEvent.change(await screen.findByLabelText(/^Your name/), { target: { value: 'Ada' } });
  fireEvent.change(screen.getByLabelText(/^Your e-mail address/), { target: { value: 'ada@example.com' } });
}

it('a job is chosen, and applied for with a CV that is dropped', async () => {
  const appended: [string, unknown][] = [];
  const append = vi.spyOn(FormData.prototype, 'append').mockImplementation((name: string, value: unknown) => {
    appended.push([name, value]);
  });
  answerWith({ [`GET ${API}`]: { body: { items: [JOB] } }, [`POST ${API}/apply`]: { status: 201, body: OWN } });
  await openForm();
  expect(await screen.findByRole('heading', { name: 'What you do', level: 2 })).toBeVisible();
  expect(screen.getByText(/<b>Code<\/b>/)).toBeVisible();
  fireEvent.drop(screen.getByTestId('drop'), { dataTransfer: { files: [PDF] } });
  expect(await screen.findByText(/^ada\.pdf · /)).toBeVisible();
  await send();
  expect(await screen.findByText('Your application is with us')).toBeVisible();
  expect(screen.getByText(/^A mail to ada@example\.com confirms it\. We keep it until .*2027/)).toBeVisible();
  append.mockRestore();
  expect(appended).toEqual([['jobId', 'j1'], ['name', 'Ada'], ['email', 'ada@example.com'], ['coverLetter', ''], ['cv', PDF]]);
  expect(appended.at(-1)?.[1]).toBeInstanceOf(File);
});

it.each([
  ['no PDF', new File(['MZ'], 'cv.exe'), 'This is no PDF file.'],
  ['too large', new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'cv.pdf', { type: 'application/pdf' }), 'This file has more than 5 MB.'],
])('a CV that is %s is not sent', async (_, file, problem) => {
  const requests = answerWith({ [`GET ${API}`]: { body: { items: [JOB] } } });
  await openForm();
  pick(file);
  expect(await screen.findByText(problem)).toBeVisible();
  await send();
  expect(requests).not.toContain(`POST ${API}/apply`);
  pick(PDF);
  await waitFor(() => expect(screen.queryByText(problem)).toBeNull());
});

it('what the service finds in a CV is said at it, and other refusals above the form', async () => {
  const answers: Answer[] = [
    { status: 415, body: { code: 'cv_not_accepted', errors: [{ field: 'cv', code: 'cv_not_accepted', detail: 'must not have scripts' }] } },
    { status: 409, body: { code: 'already_applied', detail: 'Applied.' } },
  ];
  answerWith({ [`GET ${API}`]: { body: { items: [JOB] } }, [`POST ${API}/apply`]: () => answers.shift() ?? {} });
  await openForm();
  await send();
  expect(await screen.findByText('Choose your CV.')).toBeVisible();
  pick(PDF);
  await send();
  expect(await screen.findByText('Must not have scripts')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Choose another file' })).toHaveAccessibleDescription(/Must not have scripts/);
  await send();
  expect(await screen.findByText('There is an application from this address for this job already.')).toBeVisible();
});

it('a job that is not open leads to the list', async () => {
  answerWith({ [`GET ${API}`]: { body: { items: [] } } });
  renderAt('/resources/apply-job?job=j1');
  expect(await screen.findByText('No jobs are open right now')).toBeVisible();
});

it('the way back from a job leads to all of them', async () => {
  answerWith({ [`GET ${API}`]: { body: { items: [JOB] } } });
  renderAt('/resources/apply-job?job=j1');
  await userEvent.click(await screen.findByRole('link', { name: 'All jobs' }));
  expect(await screen.findByRole('link', { name: 'Read about “Java developer” and apply' })).toBeVisible();
});

it('the link of a mail deletes the application after a question', async () => {
  const sent: unknown[] = [];
  answerWith({ [`GET ${API}/application`]: { body: OWN }, [`POST ${API}/erase`]: keep(sent, { status: 204 }) });
  renderAt('/resources/apply-job?token=signed');
  expect(await screen.findByText('<b>Me</b>')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Delete my application' }));
  expect(sent).toEqual([]);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete my application' }));
  expect(await screen.findByText('Your application is deleted')).toBeVisible();
  expect(sent).toEqual([{ token: 'signed' }]);
});

it.each([
  [400, 'link_invalid', 'This link does not work'],
  [404, 'not_found', 'This application is no longer there'],
])('a link that is refused with %i %s says so', async (status, code, title) => {
  answerWith({ [`GET ${API}/application`]: { status, body: { code } } });
  renderAt('/resources/apply-job?token=wrong');
  expect(await screen.findByText(title)).toBeVisible();
});

const TEAM = { 'GET /api/session/me': { body: { id: 's', roles: ['user', 'support'] } } };
const ADMIN = { 'GET /api/session/me': { body: { id: 'a', roles: ['user', 'admin'] } } };
const LISTED = {
  ...OWN, id: 'a1', status: 'received', cvSize: 8,
  history: [{ at: '2026-11-30T13:00:00Z', by: 's', from: 'reviewing', to: 'received', note: 'By mistake' }],
};

it('the team lists by job and status, and sets a status with a note', async () => {
  signIn();
  const sent: unknown[] = [];
  const requests = answerWith({
    ...TEAM,
    [`GET ${API}/all`]: { body: { items: [JOB] } },
    [`GET ${API}/applications`]: { body: { items: [LISTED] } },
    [`PUT ${API}/applications/a1/status`]: keep(sent, { body: LISTED }),
  });
  renderAt('/admin/support/applications');
  await screen.findByRole('table', { name: 'Applications' });
  expect(requests).toContain(`GET ${API}/applications?status=received`);
  expect(screen.getAllByRole('link', { name: 'Jobs' }).map((link) => link.getAttribute('href'))).toEqual(['/resources/apply-job']);
  await screen.findByRole('option', { name: 'Java developer' });
  fireEvent.change(screen.getByLabelText('Job'), { target: { value: 'j1' } });
  fireEvent.change(screen.getByLabelText('Status'), { target: { value: '' } });
  await waitFor(() => expect(requests).toContain(`GET ${API}/applications?jobId=j1`));
  // Of all jobs, there is one status at a time.
  fireEvent.change(screen.getByLabelText('Job'), { target: { value: '' } });
  expect(screen.getByLabelText('Status')).toHaveValue('received');
  await userEvent.click(await screen.findByRole('button', { name: 'Open the application of Ada' }));
  const dialog = await screen.findByRole('dialog', { name: 'Application of Ada' });
  expect(within(dialog).getByText('<b>Me</b>')).toBeVisible();
  expect(within(dialog).getByText('By mistake')).toBeVisible();
  fireEvent.change(within(dialog).getByLabelText('Status'), { target: { value: 'interview' } });
  fireEvent.change(within(dialog).getByLabelText('Note'), { target: { value: 'On Monday' } });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual([{ status: 'interview', note: 'On Monday' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('the CV is downloaded', async () => {
  signIn();
  const createObjectURL = vi.fn(() => 'blob:cv');
  Object.assign(URL, { createObjectURL, revokeObjectURL: vi.fn() });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  answerWith({
    ...TEAM,
    [`GET ${API}/all`]: { body: { items: [] } },
    [`GET ${API}/applications`]: { body: { items: [LISTED] } },
    [`GET ${API}/applications/a1/cv`]: { body: 'pdf' },
  });
  renderAt('/admin/support/applications');
  await userEvent.click(await screen.findByRole('button', { name: 'Download the CV of Ada' }));
  await waitFor(() => expect(click).toHaveBeenCalled());
  expect(click.mock.contexts[0]).toMatchObject({ download: 'ada.pdf' });
  click.mockRestore();
});

it('a job that is saved as it was stays as it was', async () => {
  signIn();
  const sent: unknown[] = [];
  answerWith({ ...ADMIN, [`GET ${API}/all`]: { body: { items: [JOB] } }, [`PUT ${API}/j1`]: keep(sent, { body: JOB }) });
  renderAt('/admin/support/jobs');
  await userEvent.click(await screen.findByRole('button', { name: 'Change “Java developer”' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  const { title, department, location, type, description } = JOB;
  await waitFor(() =>
    expect(sent).toEqual([{ title, department, location, type, description, openUntil: '2097-03-04T15:00:00.000Z' }]),
  );
});
