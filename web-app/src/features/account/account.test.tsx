import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';
import { byDay, byEndpoint, total } from './usage';

const ADA = { id: '1', name: 'Ada', email: 'ada@example.com', emailVerified: true, twoFactorEnabled: false, roles: ['user'] };
const PROFILE = { ...ADA, bio: 'Counts.', timezone: 'Europe/Vienna', website: null, socialLinks: null, preferences: { language: 'en', theme: 'system' } };
const ACCOUNT = { 'GET /api/session/me': { body: ADA }, 'GET /api/user/profile': { body: PROFILE } };

beforeEach(signIn);

it('a changed name leaves the rest of the profile as it was', async () => {
  const sent: unknown[] = [];
  answerWith({
    ...ACCOUNT,
    'PUT /api/user/profile/1': async (request) => {
      sent.push(await request.json());
      return { body: PROFILE };
    },
  });
  renderAt('/dashboard/profile');
  const name = await screen.findByLabelText('Name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Ada L.');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ name: 'Ada L.', bio: 'Counts.', timezone: 'Europe/Vienna' });
});

it('backup codes stay until they are stored, and are not shown again', async () => {
  let enabled = false;
  answerWith({
    ...ACCOUNT,
    'GET /api/session/me': () => ({ body: { ...ADA, twoFactorEnabled: enabled } }),
    'POST /api/auth/2fa/enable': { body: { secret: 'JBSWY3DP', otpauthUri: 'otpauth://totp/OneLastAI:ada?secret=JBSWY3DP' } },
    'POST /api/auth/2fa/verify': () => {
      enabled = true;
      return { body: { backupCodes: ['ABCD-EFGH', 'IJKL-MNOP'] } };
    },
  });
  renderAt('/dashboard/security');
  await userEvent.click(await screen.findByRole('button', { name: 'Turn on' }));
  expect(await screen.findByRole('img', { name: 'QR code for an authenticator app' })).toBeInTheDocument();
  expect(screen.getByText('JBSWY3DP')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Code of your authenticator app'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  expect(await screen.findByText('IJKL-MNOP')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'I have stored them' }));
  expect(await screen.findByRole('button', { name: 'New backup codes' })).toBeVisible();
  expect(screen.queryByText('IJKL-MNOP')).toBeNull();
});

it('the security log goes on where its page ended', async () => {
  const entry = (id: string, event: string) => ({ id, event, at: '2026-03-01T14:05:10Z', success: true });
  answerWith({
    ...ACCOUNT,
    'GET /api/security/logs': ({ url }) =>
      new URL(url).searchParams.get('after') === 'x'
        ? { body: { items: [entry('2', 'password_reset')] } }
        : { body: { items: [entry('1', 'login')], next: '/api/security/logs?after=x' } },
  });
  renderAt('/dashboard/security');
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('Password reset by mail')).toBeVisible();
  expect(screen.getByText('Signed in')).toBeVisible();
});

it('usage is added up by day and by endpoint, with the percentile of the slowest day', () => {
  const usage = [
    { day: '2026-03-02', endpoint: 'GET /a', calls: 3, errors: 1, bytes: 10, p95: 5 },
    { day: '2026-03-01', endpoint: 'GET /a', calls: 1, errors: 0, bytes: 10, p95: 9 },
    { day: '2026-03-02', endpoint: 'GET /b', calls: 7, errors: 0, bytes: 10, p95: 1 },
  ];
  expect(total(usage)).toEqual({ calls: 11, errors: 1, bytes: 30 });
  expect(byDay(usage).map(({ day, calls }) => [day, calls])).toEqual([['2026-03-01', 1], ['2026-03-02', 10]]);
  expect(byEndpoint(usage).map(({ endpoint, p95 }) => [endpoint, p95])).toEqual([['GET /b', 1], ['GET /a', 9]]);
});
