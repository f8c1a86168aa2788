import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import document from '../../../../web-sdk/openapi/tools-service.json';
import { tools } from './routes';

const TOOL = {
  id: 'base64',
  name: 'Base64',
  category: 'developer',
  description: 'Encodes and decodes (RFC 4648).',
  input: {
    type: 'object',
    required: ['action', 'text'],
    properties: {
      action: { $ref: '#/$defs/Action' },
      text: { type: 'string', maxLength: 1000, description: 'To encode or decode' },
      urlSafe: { type: 'boolean' },
      length: { type: 'integer', minimum: 1 },
      key: { type: 'string', writeOnly: true },
      servers: { type: 'array', items: { type: 'string' } },
    },
    $defs: { Action: { type: 'string', enum: ['encode', 'decode'] } },
  },
  output: {},
  example: { action: 'encode', text: 'Hello', urlSafe: true },
};
const OTHER = { ...TOOL, id: 'whois-lookup', name: 'Whois', category: 'network', description: 'Who owns a domain.' };
const CATALOG = { 'GET /api/tools': { body: { items: [OTHER, TOOL] } } };
const NO_RUNS = { 'GET /api/tools/usages': { body: { items: [] } } };

it('the catalogue is searched by all words', async () => {
  answerWith(CATALOG);
  renderAt('/tools');
  expect(within(await screen.findByRole('region', { name: 'Developer' })).getByRole('link', { name: 'Base64' })).toBeVisible();
  await userEvent.type(screen.getByRole('searchbox'), 'owns domain');
  expect(screen.getByRole('status')).toHaveTextContent('1 tool');
  expect(screen.queryByRole('link', { name: 'Base64' })).toBeNull();
});

it('a tool is run with what its schema asks for, and its result can be read', async () => {
  let body: unknown;
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'POST /api/tools/base64': async (request) => {
      body = await request.json();
      return { body: { success: true, latency: 3, result: { text: 'SGVsbG8', length: 5, hashes: [{ algorithm: 'MD5', value: 'ab' }] } } };
    },
  });
  renderAt('/tools/base64');
  await userEvent.click(await screen.findByRole('button', { name: 'Fill in the example' }));
  await userEvent.type(screen.getByLabelText('Key'), 'hunter2');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByText('SGVsbG8')).toBeVisible();
  expect(screen.getByText('MD5')).toBeVisible();
  expect(body).toEqual({ action: 'encode', text: 'Hello', urlSafe: true, key: 'hunter2' });
});

it('a list is a text in each line, and empty lines are not sent', async () => {
  let body: unknown;
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'POST /api/tools/base64': async (request) => {
      body = await request.json();
      return { body: { success: true, latency: 1, result: {} } };
    },
  });
  renderAt('/tools/base64?text=a');
  await userEvent.type(await screen.findByLabelText('Servers'), 'a.example{Enter}{Enter}b.example{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  await waitFor(() => expect(body).toEqual({ action: 'encode', text: 'a', servers: ['a.example', 'b.example'] }));
});

it('a favourite stands first, in the next visit as well', async () => {
  localStorage.clear();
  answerWith({ ...CATALOG, ...NO_RUNS });
  const { unmount } = renderAt('/tools');
  await userEvent.click(await screen.findByRole('button', { name: 'Favourite: Whois' }));
  unmount();
  renderAt('/tools');
  const favourites = await screen.findByRole('region', { name: 'Favourites' });
  expect(within(favourites).getByRole('link', { name: 'Whois' })).toBeVisible();
  localStorage.clear();
});

it('a result becomes the input of another tool', async () => {
  answerWith({
    'GET /api/tools': { body: { items: [TOOL, { ...TOOL, id: 'hash-generator', name: 'Hashes' }] } },
    ...NO_RUNS,
    'POST /api/tools/base64': { body: { success: true, latency: 1, result: { text: 'SGk' } } },
  });
  renderAt('/tools/base64');
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use in another tool' }));
  await userEvent.click(await screen.findByText('Hashes'));
  expect(await screen.findByRole('heading', { name: 'Hashes', level: 1 })).toBeVisible();
  expect(screen.getByLabelText(/Text/)).toHaveValue('SGk');
});

it.each([
  ['a text file', '[1, 2]', '[1, 2]'],
  ['no text', '\uFFFD\uFFFD', ''],
  ['a text that is too long', 'a'.repeat(1001), ''],
])('%s is dropped into a field', async (_, read, text) => {
  answerWith({ ...CATALOG, ...NO_RUNS });
  renderAt('/tools/base64');
  const input = await screen.findByLabelText(/Text/);
  fireEvent.drop(input, { dataTransfer: { files: [{ text: () => Promise.resolve(read) }] } });
  if (!text) expect(await screen.findByText(/Only text files|longer than the field/)).toBeVisible();
  await waitFor(() => expect(input).toHaveValue(text));
});

it('a file of any kind is hashed', async () => {
  let body: unknown;
  answerWith({
    ...NO_RUNS,
    'GET /api/tools': {
      body: {
        items: [
          {
            ...TOOL,
            id: 'hash-generator',
            input: {
              type: 'object',
              required: ['text'],
              properties: { text: { type: 'string', maxLength: 1000 }, encoding: { type: 'string', enum: ['utf8', 'base64'] } },
            },
          },
        ],
      },
    },
    'POST /api/tools/hash-generator': async (request) => {
      body = await request.json();
      return { body: { success: true, latency: 1, result: {} } };
    },
  });
  const { container } = renderAt('/tools/hash-generator');
  await screen.findByRole('button', { name: 'Hash a file' });
  const [input] = container.querySelectorAll<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no input for a file.');
  await userEvent.upload(input, new File([new Uint8Array([0xff, 0x00])], 'a.bin'));
  await waitFor(() => expect(screen.getByLabelText(/Text/)).toHaveValue('/wA='));
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  await waitFor(() => expect(body).toEqual({ text: '/wA=', encoding: 'base64' }));
});

it('a link carries the input', async () => {
  answerWith({ ...CATALOG, ...NO_RUNS });
  renderAt('/tools/base64?action=decode&text=SGk&urlSafe=true&key=never&servers=a.example&servers=b.example');
  expect(await screen.findByLabelText(/Text/)).toHaveValue('SGk');
  expect(screen.getByLabelText(/Action/)).toHaveValue('decode');
  expect(screen.getByLabelText('URL safe')).toBeChecked();
  expect(screen.getByLabelText('Key')).toHaveValue('');
  expect(screen.getByLabelText('Servers')).toHaveValue('a.example\nb.example');
});

it('who has to sign in first is told', async () => {
  answerWith({ 'GET /api/tools': { body: { items: [{ ...TOOL, traits: ['needs_user'] }] } }, ...NO_RUNS });
  renderAt('/tools/base64');
  expect(await screen.findByText('Sign in to run this tool.')).toBeVisible();
});

it('what is alike is shown as a table, without what nobody knows', async () => {
  const ports = [
    { port: 22, state: 'filtered', service: null, note: null },
    { port: 443, state: 'open', service: 'https', note: null },
  ];
  answerWith({ ...CATALOG, ...NO_RUNS, 'POST /api/tools/base64': { body: { success: true, latency: 1, result: { ports } } } });
  renderAt('/tools/base64?text=a');
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  expect((await screen.findAllByRole('columnheader')).map(({ textContent }) => textContent)).toEqual(['Port', 'State', 'Service']);
  expect(screen.getByRole('row', { name: '443 open https' })).toBeVisible();
});

it('a wrong field is named, and work that cannot be done is explained', async () => {
  let tries = 0;
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'POST /api/tools/base64': () =>
      tries++ === 0
        ? { status: 400, body: { code: 'invalid_request', errors: [{ field: 'text', code: 'size', detail: 'is too long' }] } }
        : { body: { success: false, errorMessage: 'This is not Base64.', latency: 1 } },
  });
  renderAt('/tools/base64');
  const run = await screen.findByRole('button', { name: 'Run' });
  await userEvent.click(run);
  expect(await screen.findByText('Is too long')).toBeVisible();
  await userEvent.click(run);
  expect(await screen.findByText('This is not Base64.')).toBeVisible();
});

const SLOW = { 'GET /api/tools': { body: { items: [{ ...TOOL, traits: ['slow'] }] } }, ...NO_RUNS };

it('lines of a slow tool are shown as they come', async () => {
  let send: (text: string) => void = () => undefined;
  let accept: string | null = '';
  const events = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  answerWith({
    ...SLOW,
    'POST /api/tools/base64': (request) => {
      accept = request.headers.get('Accept');
      return { events };
    },
  });
  renderAt('/tools/base64?text=a');
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  send('event: line\ndata: {"text":"Reply 1"}\n\n');
  expect(await screen.findByText('Reply 1')).toBeVisible();
  send('event: answer\ndata: {"success":true,"latency":1,"result":{"text":"done"}}\n\n');
  expect(await screen.findByText('done')).toBeVisible();
  expect(screen.queryByText('Reply 1')).toBeNull();
  expect(accept).toBe('text/event-stream');
});

it.each([
  ['an error', 'event: error\ndata: {"status":500,"code":"internal_error","detail":"Gone wrong."}\n\n'],
  ['no answer', ':\n\n'],
])('a stream that ends with %s is a problem', async (_, text) => {
  answerWith({ ...SLOW, 'POST /api/tools/base64': { events: new Response(text).body ?? undefined } });
  renderAt('/tools/base64?text=a');
  await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  expect(await screen.findByRole('alert')).toBeVisible();
});

it('an earlier input is used again', async () => {
  answerWith({
    ...CATALOG,
    'GET /api/tools/usages': {
      body: {
        items: [
          { usageId: '2', toolName: 'whois-lookup', timestamp: '2026-03-04T08:00:00Z', input: { text: 'other' } },
          { usageId: '1', toolName: 'base64', timestamp: '2026-03-04T08:00:00Z', input: { action: 'decode', text: 'SGk' } },
        ],
      },
    },
  });
  renderAt('/tools/base64');
  await userEvent.click(await screen.findByRole('button', { name: 'Use this input again' }));
  expect(screen.getByLabelText(/Text/)).toHaveValue('SGk');
});

it('what was removed from the history is left empty', async () => {
  const input = { action: 'decode', text: 'SGk', servers: '(removed)' };
  answerWith({
    ...CATALOG,
    'GET /api/tools/usages': { body: { items: [{ usageId: '1', toolName: 'base64', timestamp: '2026-03-04T08:00:00Z', input }] } },
  });
  renderAt('/tools/base64');
  await userEvent.click(await screen.findByRole('button', { name: 'Use this input again' }));
  expect(screen.getByLabelText(/Text/)).toHaveValue('SGk');
  expect(screen.getByLabelText('Servers')).toHaveValue('');
});

it('every tool of the service has its page', () => {
  const ids = Object.entries(document.paths).flatMap(([path, item]) =>
    'post' in item && /^\/api\/tools\/[a-z0-9-]+$/.test(path) ? [path.replace('/api', '')] : [],
  );
  expect(tools.routes.map(({ path }) => path).slice(1).sort()).toEqual(ids.sort());
});

it('the connection is measured, and the tool sums it up', async () => {
  let body: Record<string, unknown[]> = {};
  answerWith({
    'GET /api/tools': { body: { items: [{ ...TOOL, id: 'speed-test', name: 'Speed test' }] } },
    ...NO_RUNS,
    'GET /api/tools/speed-test/ping': { status: 204 },
    'GET /api/tools/speed-test/download': { body: {} },
    'POST /api/tools/speed-test/upload': { body: { bytes: 1 } },
    'POST /api/tools/speed-test': async (request) => {
      body = (await request.json()) as Record<string, unknown[]>;
      return { body: { success: true, latency: 1, result: { latency: 12.1, jitter: 0.8, download: 99.4, upload: 41.2 } } };
    },
  });
  renderAt('/tools/speed-test');
  await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
  expect(await screen.findByText('99.4 Mb/s')).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Latency' })).getByText('12.1 ms')).toBeVisible();
  expect(body.pings).toHaveLength(12);
  expect(body.downloads).toHaveLength(4);
  expect(body.uploads).toHaveLength(4);
});
