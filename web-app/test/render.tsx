import { QueryClient } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { App } from '../src/App';
import { routeObjects } from '../src/router';

const newQueries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** A part of a page in all that a page stands on. */
export const renderPart = (part: ReactNode): RenderResult => {
  const router = createMemoryRouter([{ path: '*', element: part }]);
  return render(
    <App queries={newQueries()}>
      <RouterProvider router={router} />
    </App>,
  );
};

/** The application at an address. */
export const renderAt = (address: string): RenderResult =>
  render(
    <App queries={newQueries()}>
      <RouterProvider router={createMemoryRouter(routeObjects, { initialEntries: [address] })} />
    </App>,
  );

export interface Answer {
  status?: number;
  body?: unknown;
  /** A stream of events, in place of a body. */
  events?: ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
}

/**
 * The API as a test needs it: an answer by method and path, or a function of the request. What is
 * not named is answered with 404. Returns the requests that came, as "GET /api/agents?size=5", but
 * for the tracker's reports: those come when they are due, whatever a test does.
 */
export function answerWith(answers: Record<string, Answer | ((request: Request) => Answer | Promise<Answer>)>): string[] {
  const requests: string[] = [];
  vi.stubGlobal('fetch', async (input: Request | string | URL, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.origin), init);
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith('/api/analytics/track/')) return new Response(null, { status: 202 });
    requests.push(`${request.method} ${pathname}${search}`);
    const found = answers[`${request.method} ${pathname}`] ?? { status: 404, body: { code: 'not_found' } };
    const { status = 200, body, events, headers = {} } = typeof found === 'function' ? await found(request) : found;
    if (events) return new Response(events, { status, headers: { 'Content-Type': 'text/event-stream', ...headers } });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': type, ...headers },
    });
  });
  return requests;
}
