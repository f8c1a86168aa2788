import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Guard } from '.';
import { answerWith, renderAt, renderPart } from '../../../test/render';
import { signIn } from '../../../test/session';

const account = (...roles: string[]) => ({ 'GET /api/session/me': { body: { id: '1', name: 'Ada', roles } } });

it('an address without a page shows that, with its own title', async () => {
  answerWith({});
  renderAt('/no/such/page');
  expect(await screen.findByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  expect(document.title).toBe('There is no such page · OneLastAI');
});

it('the tab has the title of the route before the page has come', () => {
  answerWith({});
  renderAt('/kit');
  expect(document.title).toBe('Kit · OneLastAI');
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
});

it('a visitor is asked to sign in where they are, and nothing is requested for it', async () => {
  const requests = answerWith({});
  renderPart(<Guard access="user">secret</Guard>);
  expect(await screen.findByRole('heading', { name: 'Sign in to see this page' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/auth/login?next=%2F');
  expect(screen.queryByText('secret')).toBeNull();
  expect(requests).toEqual([]);
});

it('a user sees what is for users, and not what is for administrators', async () => {
  signIn();
  answerWith(account('user'));
  renderPart(
    <>
      <Guard access="user">mine</Guard>
      <Guard access="admin">secret</Guard>
    </>,
  );
  expect(await screen.findByText('mine')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'For administrators' })).toBeVisible();
  expect(screen.queryByText('secret')).toBeNull();
});

it('an administrator sees what is for administrators', async () => {
  signIn();
  answerWith(account('user', 'admin'));
  renderPart(<Guard access="admin">secret</Guard>);
  expect(await screen.findByText('secret')).toBeVisible();
});

it('the support team sees what is for it, and not what is for administrators', async () => {
  signIn();
  answerWith(account('user', 'support'));
  renderPart(
    <>
      <Guard access="support">tickets</Guard>
      <Guard access="admin">secret</Guard>
    </>,
  );
  expect(await screen.findByText('tickets')).toBeVisible();
  expect(screen.queryByText('secret')).toBeNull();
});

it.each([
  ['support', false],
  ['admin', true],
])('the menu of the team shows to %s only what they may see', async (role, seesAll) => {
  signIn();
  answerWith(account('user', role));
  renderAt('/admin/support/applications');
  await screen.findByRole('heading', { level: 1, name: 'Applications' });
  const menu = within(screen.getByRole('navigation', { name: 'In this section' }));
  expect(menu.getByRole('link', { name: 'Applications' })).toBeVisible();
  expect(menu.queryByRole('link', { name: 'Webinars' }) !== null).toBe(seesAll);
});
