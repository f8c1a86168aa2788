/** Shared by the pages: API calls and required elements. */
import type { ChatProblem } from '../src/chat/index.js';

/** An error of the API, with its stable code. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}`);
  return found;
}

export function get<T>(path: string): Promise<T> {
  return call<T>('GET', path);
}

export async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = (text ? JSON.parse(text) : {}) as T & Partial<ChatProblem>;
  if (!response.ok) {
    throw new Refusal(response.status, answer.code ?? '', answer.detail ?? `${path}: ${String(response.status)}`);
  }
  return answer;
}

/** Runs an action on a click; errors are shown in the page's note. */
export function attempt(work: () => Promise<void>): void {
  const note = element('note');
  note.textContent = '';
  work().catch((failure: unknown) => {
    note.textContent = failure instanceof Error ? failure.message : String(failure);
  });
}

export function button(text: string, onClick: () => void): HTMLButtonElement {
  const created = document.createElement('button');
  created.textContent = text;
  created.addEventListener('click', onClick);
  return created;
}

/** Formats an amount in minor units. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The signed-in user; redirects others to sign in and back. */
export async function requireUser(): Promise<string> {
  try {
    return (await get<{ id: string }>('/api/session/me')).id;
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) goToLogin();
    throw failure;
  }
}

export function goToLogin(): void {
  location.assign(`/login?then=${encodeURIComponent(location.pathname + location.search)}`);
}
