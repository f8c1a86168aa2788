import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';
import { safeNext } from './next';

const ADA = { id: '1', name: 'Ada', email: 'ada@example.com', emailVerified: false, roles: ['user'] };
const ME = { 'GET /api/session/me': { body: ADA } };

const signedIn = (): Answer => {
  signIn();
  return { body: { user: ADA } };
};

const refusal = (status: number, code: string, members: object = {}): Answer => ({
  status,
  body: { code, detail: code, ...members },
});

async function enterPassword() {
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'ada@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'a long passphrase');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('a login', () => {
  it('leads to where the visitor wanted to go', async () => {
    const requests = answerWith({ ...ME, 'POST /api/session/login': signedIn });
    renderAt('/auth/login?next=%2Fkit');
    await enterPassword();
    expect(await screen.findByRole('heading', { level: 1, name: 'Kit' })).toBeVisible();
    expect(requests).toContain('POST /api/session/login');
  });

  it('asks for the second factor, and sends it with the password', async () => {
    const sent: unknown[] = [];
    answerWith({
      ...ME,
      'POST /api/session/login': async (request) => {
        const body = (await request.json()) as { otp?: string };
        sent.push(body);
        return body.otp ? signedIn() : refusal(401, 'otp_required');
      },
    });
    renderAt('/auth/login?next=%2Fkit');
    await enterPassword();
    await userEvent.type(await screen.findByLabelText('Code of your authenticator app'), '123 456');
    await userEvent.click(screen.getByRole('button', { name: 'Verify and sign in' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Kit' })).toBeVisible();
    expect(sent[1]).toEqual({
      email: 'ada@example.com',
      password: 'a long passphrase',
      staySignedIn: false,
      otp: '123 456',
    });
  });

  it('takes a backup code in place of the app, and says at the field that it is wrong', async () => {
    const sent: object[] = [];
    answerWith({
      'POST /api/session/login': async (request) => {
        const body = (await request.json()) as { backupCode?: string };
        sent.push(body);
        return refusal(401, body.backupCode ? 'otp_invalid' : 'otp_required');
      },
    });
    renderAt('/auth/login');
    await enterPassword();
    await userEvent.click(await screen.findByRole('button', { name: 'Use a backup code instead' }));
    const field = screen.getByLabelText('Backup code');
    await userEvent.type(field, 'ABCD-EFGH-IJKL-MNOP');
    await userEvent.click(screen.getByRole('button', { name: 'Verify and sign in' }));
    await waitFor(() => expect(field).toHaveAccessibleDescription(/This backup code is wrong/));
    expect(sent[1]).toMatchObject({ backupCode: 'ABCD-EFGH-IJKL-MNOP' });
    expect(sent[1]).not.toHaveProperty('otp');
  });

  it.each([
    ['a wrong password', refusal(401, 'invalid_credentials'), 'The e-mail address or the password is wrong.'],
    ['a disabled account', refusal(403, 'account_disabled'), 'An administrator has disabled this account.'],
    [
      'a locked account',
      refusal(423, 'account_locked', { lockUntil: new Date(Date.now() + 840_500).toISOString() }),
      /nobody can sign in until .* \(in 14 minutes\)/,
    ],
  ])('says humanly that it was refused: %s', async (_, answer, text) => {
    answerWith({ 'POST /api/session/login': answer });
    renderAt('/auth/login');
    await enterPassword();
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });
});

describe('what follows a login', () => {
  it.each([['/agents/einstein?tab=1#top'], ['/dashboard/security']])('is a path of this site: %s', (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    [null],
    [''],
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/\\evil.example/'],
    ['/\t/evil.example/'],
    ['\\\\evil.example'],
    ['javascript:alert(1)'],
    ['dashboard'],
  ])('is never another site: %j', (next) => {
    expect(safeNext(next)).toBe('/dashboard');
  });
});

describe('a sign-up', () => {
  const fill = async (password: string, email = 'ada@example.com') => {
    await userEvent.type(await screen.findByLabelText('Name'), 'Ada');
    await userEvent.type(screen.getByLabelText('E-mail address'), email);
    await userEvent.type(screen.getByLabelText('Password'), password);
  };
  const submit = () => userEvent.click(screen.getByRole('button', { name: 'Create an account' }));
  const rule = (name: RegExp) => screen.getByText(name).closest('li');

  it('shows at each letter which rules of the password are met', async () => {
    answerWith({});
    renderAt('/auth/signup');
    await fill('ada@exampl');
    expect(rule(/10 to 128/)).toHaveTextContent(/: met$/);
    expect(rule(/Not your e-mail/)).toHaveTextContent(/: met$/);
    await userEvent.type(screen.getByLabelText('Password'), 'e.com');
    expect(rule(/Not your e-mail/)).toHaveTextContent(/: not met yet$/);
  });

  it.each([
    ['too short', 'short', 'Use at least 10 characters.'],
    ['nine emoji, which are eighteen units', '🙂'.repeat(9), 'Use at least 10 characters.'],
    ['nine accented letters, typed as eighteen characters', 'e\u0301'.repeat(9), 'Use at least 10 characters.'],
    ['the address', 'ADA@example.com', 'Use something other than your e-mail address.'],
  ])('is not sent with a password that the server would refuse: %s', async (_, password, text) => {
    const requests = answerWith({});
    renderAt('/signup');
    await fill(password);
    await submit();
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(expect.stringContaining(text));
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('shows at the password that it is too common, as the server says', async () => {
    const errors = [{ field: 'password', code: 'too_common', detail: 'is too common' }];
    answerWith({ 'POST /api/session/register': refusal(400, 'weak_password', { errors }) });
    renderAt('/auth/signup');
    await fill('password1234');
    await submit();
    const password = screen.getByLabelText('Password');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/one of the most common passwords/));
    expect(password).toHaveFocus();
  });

  it('signs in and says where the mail went', async () => {
    const requests = answerWith({
      ...ME,
      'POST /api/session/register': { status: 201, body: ADA },
      'POST /api/session/login': signedIn,
    });
    renderAt('/auth/signup?next=%2Fkit');
    await fill('a long passphrase');
    await submit();
    expect(await screen.findByText(/We sent a mail to ada@example.com/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/kit');
    await waitFor(() => expect(requests).toContain('GET /api/session/me'));
  });
});

describe('a link of a mail', () => {
  const TOKEN = 'v1.abc.def';

  it('confirms the address once', async () => {
    const sent: unknown[] = [];
    answerWith({
      'POST /api/auth/verify-email': async (request) => {
        sent.push(await request.json());
        return { status: 204 };
      },
    });
    renderAt(`/auth/verify-email?token=${TOKEN}`);
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
    expect(sent).toEqual([{ token: TOKEN }]);
  });

  it('that was used before is said to be', async () => {
    answerWith({ 'POST /api/auth/verify-email': refusal(400, 'token_invalid') });
    renderAt(`/auth/verify-email?token=${TOKEN}`);
    expect(await screen.findByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
  });

  it('sets a new password with its token', async () => {
    const sent: unknown[] = [];
    answerWith({
      'POST /api/auth/reset-password/confirm': async (request) => {
        sent.push(await request.json());
        return { status: 204 };
      },
    });
    renderAt(`/auth/reset-password?token=${TOKEN}`);
    await userEvent.type(await screen.findByLabelText('New password'), 'a new passphrase');
    await userEvent.click(screen.getByRole('button', { name: 'Save the password' }));
    expect(await screen.findByRole('heading', { name: 'Your password is changed' })).toBeVisible();
    expect(sent).toEqual([{ token: TOKEN, newPassword: 'a new passphrase' }]);
  });

  it('that has expired offers a new one', async () => {
    answerWith({ 'POST /api/auth/reset-password/confirm': refusal(400, 'token_invalid') });
    renderAt(`/auth/reset-password?token=${TOKEN}`);
    await userEvent.type(await screen.findByLabelText('New password'), 'a new passphrase');
    await userEvent.click(screen.getByRole('button', { name: 'Save the password' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for a new link' }));
    expect(await screen.findByRole('button', { name: 'Send the link' })).toBeVisible();
  });
});
