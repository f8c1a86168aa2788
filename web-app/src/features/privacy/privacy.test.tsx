import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn, signOut } from '../../../test/session';

const ADA = { id: '1', name: 'Ada', email: 'ada@example.com', emailVerified: true, twoFactorEnabled: true, roles: ['user'] };
const banner = () => screen.queryByRole('region', { name: 'Recording of visits' });

beforeEach(() => {
  document.cookie = 'onelastai_consent=; Max-Age=0; Path=/';
});

it('the decision is asked once, and again from the footer', async () => {
  answerWith({ 'GET /api/analytics/analytics/current': { body: { tracked: false } } });
  renderAt('/legal/privacy-policy');
  await screen.findByRole('heading', { level: 1, name: 'Privacy' });
  await userEvent.click(within(banner() ?? document.body).getByRole('button', { name: 'Refuse' }));
  expect(banner()).toBeNull();
  expect(document.cookie).toContain('onelastai_consent=denied');
  expect(screen.getByText(/^You refused/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Privacy choice' }));
  expect(banner()).toHaveFocus();
  await userEvent.click(within(banner() ?? document.body).getByRole('button', { name: 'Accept' }));
  expect(document.cookie).toContain('onelastai_consent=granted');
  expect(banner()).toBeNull();
});

it('an account is erased only after the question, with password and code', async () => {
  signIn();
  const sent: unknown[] = [];
  const requests = answerWith({
    'GET /api/session/me': { body: ADA },
    'POST /api/session/logout': () => (signOut(), { status: 204 }),
    'DELETE /api/user/account': async (request) => {
      sent.push(await request.json());
      return { status: 204 };
    },
  });
  renderAt('/legal/privacy-policy');
  await userEvent.type(await screen.findByLabelText('Your password'), 'a long passphrase');
  await userEvent.type(screen.getByLabelText('Code of your authenticator app'), '123456');
  const erase = screen.getByRole('button', { name: 'Erase my account' });

  await userEvent.click(erase);
  await userEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests).not.toContain('DELETE /api/user/account');

  await userEvent.click(erase);
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Erase my account' }));
  await waitFor(() => expect(sent).toEqual([{ password: 'a long passphrase', otp: '123456' }]));
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeVisible();
});
