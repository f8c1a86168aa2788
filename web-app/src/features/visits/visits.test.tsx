import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';
import { signIn } from '../../../test/session';

const ADMIN = { 'GET /api/session/me': { body: { id: 'a', email: 'admin@example.com', roles: ['user', 'admin'] } } };
const API = '/api/analytics/analytics';
const VISIT = {
  sessionId: 's1',
  visitorId: 'v1',
  userId: null,
  startTime: '2026-03-04T08:00:00Z',
  endTime: null,
  duration: 754_000,
  landingPage: '/pricing',
  pages: 4,
  events: 1,
  apiCalls: 12,
  deviceInfo: { type: 'desktop', browser: 'Firefox', os: 'Linux' },
  referrer: 'https://www.search.example/find?q=x',
  channel: 'search',
  utmParams: null,
  clickIds: null,
};
const OTHER = { ...VISIT, sessionId: 's0', startTime: '2026-03-01T08:00:00Z', endTime: '2026-03-01T08:10:00Z', landingPage: '/' };
const NOW = {
  activeVisitors: 3, activeSessions: 4, pageViewsPerMinute: 7, apiCallsPerMinute: 21,
  topPages: [{ name: '/pricing', count: 3 }], topAgents: [], topTools: [], topReferrers: [],
};

let streams: { onmessage?: (message: { data: string }) => void; close: () => void }[];

beforeEach(() => {
  signIn();
  streams = [];
  vi.stubGlobal(
    'EventSource',
    class {
      constructor() {
        streams.push(this);
      }
      close = vi.fn();
    },
  );
});


it('the live view follows the stream', async () => {
  answerWith({ ...ADMIN, [`GET ${API}/realtime`]: { body: NOW }, [`GET ${API}/sessions`]: { body: { items: [VISIT] } } });
  renderAt('/admin');
  expect(within(await screen.findByRole('group', { name: 'Visitors' })).getByText('3')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Pages' })).getByText('/pricing')).toBeVisible();
  act(() => streams.at(-1)?.onmessage?.({ data: JSON.stringify({ ...NOW, activeVisitors: 5 }) }));
  expect(within(screen.getByRole('group', { name: 'Visitors' })).getByText('5')).toBeVisible();
  expect(screen.getByText('Live')).toBeVisible();
  const newest = await screen.findByRole('table', { name: 'Newest visits' });
  expect(within(newest).getByText('Firefox on Linux')).toBeVisible();
  expect(within(newest).getByText('search.example, search')).toBeVisible();
  expect(within(newest).getByText('Still here')).toBeVisible();
});

it('visits are filtered by day and kind, and wrong days are not asked for', async () => {
  const requests = answerWith({ ...ADMIN, [`GET ${API}/sessions`]: { body: { items: [] } } });
  renderAt('/admin/visits?from=2026-03-02');
  await screen.findByRole('heading', { name: 'No visits' });
  await userEvent.click(screen.getByRole('radio', { name: 'Bots' }));
  await waitFor(() => expect(requests).toContain(`GET ${API}/sessions?from=2026-03-02&bots=true`));
  await userEvent.type(screen.getByLabelText('Last day (UTC)'), '2026-03-01');
  expect(await screen.findByText('Is after the last day')).toBeVisible();
  expect(requests.filter((request) => request.includes('to=2026-03-01'))).toEqual([]);
});

const STEPS: Answer = {
  body: {
    items: [
      {
        at: '2026-03-04T08:00:00Z',
        pageView: { pageviewId: 'p', page: { path: '/pricing', title: 'Prices' }, timeOnPage: 12, scrollDepth: 80 },
        userEvent: null,
        apiCall: null,
      },
      {
        at: '2026-03-04T08:00:05Z',
        userEvent: { eventId: 'e', eventType: 'ui', eventName: 'tried', success: false, errorMessage: 'no luck', eventData: { plan: 'pro' } },
      },
      { at: '2026-03-04T08:00:06Z', apiCall: { method: 'GET', path: '/api/agents', service: 'chat-service', statusCode: 503, responseTime: 40 } },
      { at: '2026-03-04T08:00:07Z', pageView: { pageviewId: 'q', page: { path: '/' }, timeOnPage: null, scrollDepth: null } },
    ],
  },
};

it('a visit is told step by step, with its visitor and the other visits', async () => {
  answerWith({
    ...ADMIN,
    [`GET ${API}/session/s1`]: { body: VISIT },
    [`GET ${API}/session/s1/steps`]: STEPS,
    [`GET ${API}/visitor/v1`]: { body: { visitorId: 'v1', visits: 2, firstVisit: OTHER.startTime, geoInfo: null } },
    [`GET ${API}/visitor/v1/sessions`]: { body: { items: [VISIT, OTHER] } },
  });
  renderAt('/admin/visits/s1');
  const steps = await screen.findByRole('list', { name: 'Step by step' });
  const [view, event, call, last] = within(steps).getAllByRole('listitem');
  expect(view).toHaveTextContent('Page/pricingPrices · stayed 12 sec · saw 80% of it');
  expect(event).toHaveTextContent('Eventtriedui · failed · no luck');
  expect(event).toHaveTextContent('"plan": "pro"');
  expect(call).toHaveTextContent('API callGET /api/agents503 in 40 ms · chat-service');
  expect(last).not.toHaveTextContent(/stayed|saw/);
  const others = await screen.findByRole('table', { name: 'Other visits' });
  expect(within(others).getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/admin/visits/s0']);
});

it('whoever is no admin reads nothing', async () => {
  const requests = answerWith({ 'GET /api/session/me': { body: { id: 'u', roles: ['user'] } } });
  renderAt('/admin/visits/s1');
  expect(await screen.findByRole('heading', { name: 'For administrators' })).toBeVisible();
  expect(requests.filter((request) => !request.includes('/api/session/'))).toEqual([]);
});
