/** Signs in, or registers and signs in; then redirects to the page that required it. */
import { attempt, call, element } from './page.js';

const form = element('login') as HTMLFormElement;

function value(name: string): string {
  return (form.elements.namedItem(name) as HTMLInputElement).value;
}

const typed = () => ({ email: value('email'), password: value('password') });

async function signIn(): Promise<void> {
  await call('POST', '/api/session/login', typed());
  const then = new URLSearchParams(location.search).get('then') ?? '/';
  // Only to a page of this site.
  const target = new URL(then, location.origin);
  location.assign(target.origin === location.origin ? target.pathname + target.search : '/');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(signIn);
});
element('register').addEventListener('click', () => {
  if (!form.reportValidity()) return;
  attempt(async () => {
    await call('POST', '/api/session/register', { ...typed(), name: 'Somebody New' });
    await signIn();
  });
});
