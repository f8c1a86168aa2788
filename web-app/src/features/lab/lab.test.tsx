import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answerWith, renderAt, type Answer } from '../../../test/render';

const ART = {
  type: 'neural-art',
  name: 'Neural art',
  description: 'Draws.',
  input: {
    type: 'object',
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', maxLength: 1000 },
      style: { type: 'string', enum: ['auto', 'flow_field'] },
      seed: { type: 'integer' },
    },
  },
  example: { prompt: 'A quiet forest', style: 'flow_field' },
};

const PENDING = {
  experimentId: 'e-1',
  experimentType: 'neural-art',
  input: { prompt: 'A sea at dawn', settings: { style: 'flow_field' }, files: [] },
  output: null,
  status: 'pending',
  progress: { percent: 0, step: 'Waiting' },
  error: null,
  createdAt: '2026-03-04T08:00:00Z',
  shared: false,
};
const DONE = {
  ...PENDING,
  status: 'completed',
  output: {
    result: {
      prompt: 'A sea at dawn',
      style: 'flow_field',
      width: 1024,
      height: 1024,
      seed: 7,
      palette: { name: 'sea', colors: ['#123456'] },
      note: null,
      generatedImageUrl: '/api/lab/files/f-1',
    },
    fileUrl: '/api/lab/files/f-1',
    metadata: { engine: { kind: 'algorithm', name: 'flow-field' } },
  },
  processingTime: 840,
  tokensUsed: 0,
};

const CATALOG = { 'GET /api/lab': { body: { items: [ART] } } };
const NO_RUNS = { 'GET /api/lab/experiments': { body: { items: [] } } };

/** A stream that is written to while the page follows it. */
function stream() {
  let send: (text: string) => void = () => undefined;
  const events = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  return { events, tell: (type: string, data: unknown) => send(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`) };
}

it('a run is begun, followed live, and its picture shown with what made it', async () => {
  const { events, tell } = stream();
  let body: unknown;
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'POST /api/lab/neural-art': async (request) => {
      body = await request.json();
      return { status: 202, body: PENDING };
    },
    'GET /api/lab/e-1': { body: PENDING },
    'GET /api/lab/e-1/events': { events },
  });
  renderAt('/lab/neural-art');
  await userEvent.type(await screen.findByLabelText(/Prompt/), 'A sea at dawn');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByText('Waits for its turn')).toBeVisible();
  expect(body).toEqual({ prompt: 'A sea at dawn', style: 'flow_field' });
  tell('progress', { percent: 40, step: 'Drawing', status: 'processing' });
  expect(await screen.findByText('Drawing')).toBeVisible();
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
  tell('done', DONE);
  expect(await screen.findByRole('img', { name: 'A sea at dawn' })).toHaveAttribute('src', '/api/lab/files/f-1');
  expect(screen.getByText(/Made by rules: flow-field · Took 840 ms/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute('href', '/api/lab/files/f-1');
});

it('a stream that breaks is followed again', async () => {
  const answers: Answer[] = [
    { events: new Response('event: progress\ndata: {"percent":10,"step":"Drawing","status":"processing"}\n\n').body ?? undefined },
    { status: 503, body: { code: 'service_unavailable' } },
    { events: new Response(`event: done\ndata: ${JSON.stringify(DONE)}\n\n`).body ?? undefined },
  ];
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'GET /api/lab/e-1': { body: PENDING },
    'GET /api/lab/e-1/events': () => answers.shift() ?? { status: 404, body: { code: 'not_found' } },
  });
  renderAt('/lab/neural-art?run=e-1');
  expect(await screen.findByRole('img', { name: 'A sea at dawn' })).toBeVisible();
  expect(answers).toEqual([]);
});

it('a run is cancelled, and then can be begun again', async () => {
  let status = 'pending';
  let body: unknown;
  answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'GET /api/lab/e-1': () => ({ body: { ...PENDING, status } }),
    'GET /api/lab/e-1/events': { events: new ReadableStream() },
    'POST /api/lab/e-1/cancel': () => {
      status = 'cancelled';
      return { body: { ...PENDING, status } };
    },
    'POST /api/lab/neural-art': async (request) => {
      body = await request.json();
      return { status: 202, body: { ...DONE, experimentId: 'e-2' } };
    },
  });
  renderAt('/lab/neural-art?run=e-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('You cancelled this run.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Run again' }));
  expect(await screen.findByRole('img', { name: 'A sea at dawn' })).toBeVisible();
  expect(body).toEqual({ prompt: 'A sea at dawn', style: 'flow_field' });
});

it('a run that failed says why, and its input is in the form', async () => {
  const failed = { ...PENDING, status: 'failed', error: 'The picture is too large.' };
  answerWith({ ...CATALOG, ...NO_RUNS, 'GET /api/lab/e-1': { body: failed } });
  renderAt('/lab/neural-art?run=e-1');
  expect(await screen.findByText('The picture is too large.')).toBeVisible();
  expect(await screen.findByDisplayValue('A sea at dawn')).toBeVisible();
});

it('a visitor who may run no more is told, and how to run more', async () => {
  const limit = { status: 429, body: { code: 'limit_reached', detail: 'You have used all 20 runs of today.' } };
  answerWith({ ...CATALOG, ...NO_RUNS, 'POST /api/lab/neural-art': limit });
  renderAt('/lab/neural-art');
  await userEvent.type(await screen.findByLabelText(/Prompt/), 'A sea');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('You have used all 20 runs of today. Who is signed in may run more.');
});

it('a run that is gone is no failure of the page', async () => {
  answerWith({ ...CATALOG, ...NO_RUNS });
  renderAt('/lab/experiments/e-9');
  expect(await screen.findByText('This run is not here any more')).toBeVisible();
});

it('a link is created, copied and withdrawn', async () => {
  const write = vi.fn(() => Promise.resolve());
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
  const requests = answerWith({
    ...CATALOG,
    ...NO_RUNS,
    'GET /api/lab/e-1': { body: DONE },
    'POST /api/lab/e-1/share': { body: { url: '/lab/shared#token=secret', token: 'secret', expiresAt: '2026-04-04T08:00:00Z' } },
    'DELETE /api/lab/e-1/share': { status: 204 },
  });
  renderAt('/lab/experiments/e-1');
  await user.click(await screen.findByRole('button', { name: 'Share' }));
  await user.click(await screen.findByRole('button', { name: 'Create a link' }));
  expect(await screen.findByLabelText('Link')).toHaveValue(`${location.origin}/lab/shared#token=secret`);
  await user.click(screen.getByRole('button', { name: 'Copy the link' }));
  expect(write).toHaveBeenCalledWith(`${location.origin}/lab/shared#token=secret`);
  await user.click(screen.getByRole('button', { name: 'Withdraw the link' }));
  expect(await screen.findByText('The link shows nothing any more.')).toBeVisible();
  expect(screen.queryByLabelText('Link')).toBeNull();
  expect(requests).toContain('DELETE /api/lab/e-1/share');
});

it('whoever has the link sees the result, and no link shows nothing', async () => {
  answerWith({ 'GET /api/lab/shared/secret': { body: DONE } });
  const { unmount } = renderAt('/lab/shared#token=secret');
  expect(await screen.findByRole('img', { name: 'A sea at dawn' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  unmount();
  renderAt('/lab/shared#token=other');
  expect(await screen.findByRole('heading', { name: 'This link shows nothing any more' })).toBeVisible();
});

it('a link without its token asks for the whole of it, and not the lab', async () => {
  const requests = answerWith({});
  renderAt('/lab/shared');
  expect(await screen.findByRole('heading', { name: 'This link is incomplete' })).toBeVisible();
  expect(requests.filter((request) => request.includes('/api/lab'))).toEqual([]);
});

it('a picture is enlarged, and keys bring it closer', async () => {
  answerWith({ ...CATALOG, ...NO_RUNS, 'GET /api/lab/e-1': { body: DONE } });
  renderAt('/lab/experiments/e-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Enlarge: A sea at dawn' }));
  const dialog = await screen.findByRole('dialog');
  within(dialog).getByRole('group', { name: 'A sea at dawn' }).focus();
  await userEvent.keyboard('+');
  expect(within(dialog).getByText('Shown at 150% of the window')).toBeVisible();
  await userEvent.keyboard('0');
  expect(within(dialog).getByText('Shown at 100% of the window')).toBeVisible();
});

it('two runs are compared side by side', async () => {
  const other = { ...DONE, experimentId: 'e-2', input: { ...DONE.input, prompt: 'A storm' }, output: { ...DONE.output, fileUrl: '/api/lab/files/f-2' } };
  answerWith({ ...CATALOG, 'GET /api/lab/experiments': { body: { items: [DONE, other] } }, 'GET /api/lab/e-1': { body: DONE } });
  renderAt('/lab/neural-art?run=e-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Compare' }));
  const dialog = await screen.findByRole('dialog');
  expect((await within(dialog).findAllByRole('img')).map((img) => img.getAttribute('src'))).toEqual(['/api/lab/files/f-1', '/api/lab/files/f-2']);
});

it('runs without words are told apart', async () => {
  const mine = { ...DONE, input: { ...DONE.input, prompt: '' } };
  const other = { ...mine, experimentId: 'e-2' };
  answerWith({ ...CATALOG, 'GET /api/lab/experiments': { body: { items: [mine, other] } }, 'GET /api/lab/e-1': { body: mine } });
  renderAt('/lab/neural-art?run=e-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Compare' }));
  const dialog = await screen.findByRole('dialog');
  expect((await within(dialog).findAllByRole('img')).map((img) => img.getAttribute('alt'))).toEqual(['This run', 'The other run']);
});

const ITEMS = {
  instruction: 'Describe yourself.',
  scale: ['Very inaccurate', 'Moderately inaccurate', 'Neither', 'Moderately accurate', 'Very accurate'],
  items: Array.from({ length: 6 }, (_, i) => ({ item: i + 10, text: `Statement ${i}.` })),
};

it('the mirror is shown once every statement is answered', async () => {
  let body: unknown;
  const entry = { ...ART, type: 'personality-mirror' };
  answerWith({
    'GET /api/lab': { body: { items: [entry] } },
    ...NO_RUNS,
    'GET /api/lab/personality-mirror/items': { body: ITEMS },
    'POST /api/lab/personality-mirror': async (request) => {
      body = await request.json();
      return { status: 202, body: { ...PENDING, experimentType: 'personality-mirror' } };
    },
    'GET /api/lab/e-1/events': { events: new ReadableStream() },
  });
  renderAt('/lab/personality-mirror');
  const answer = async (text: string) =>
    userEvent.click(within(await screen.findByRole('radiogroup', { name: text })).getByRole('radio', { name: 'Very accurate' }));
  for (const i of [1, 2, 3, 4]) await answer(`Statement ${i}.`);
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await answer('Statement 5.');
  expect(screen.getByText('5 of 6 answered')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Show the mirror' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Go to the first of them' }));
  await answer('Statement 0.');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show the mirror' }));
  await waitFor(() => expect(body).toEqual({ form: 'short', answers: ITEMS.items.map(({ item }) => ({ item, answer: 5 })) }));
});

it('figures say how often each experiment ran, and what pages reported apart', async () => {
  const figure = { experiment: 'neural-art', runs: 4, failures: 1, cancelled: 2, averageTime: 840.5, p50: 790, p95: 1_640, tokens: 512 };
  answerWith({
    'GET /api/lab/analytics': { body: { experiments: [figure], days: [], reported: [{ ...figure, runs: 9, averageTime: null, p95: null }] } },
  });
  renderAt('/lab/analytics');
  expect(within(await screen.findByRole('group', { name: 'Runs' })).getByText('4')).toBeVisible();
  expect(screen.getByText('Your experiments, counted. Days are in UTC.')).toBeVisible();
  const [platform, reported] = screen.getAllByRole('row', { name: /^Neural art/ });
  expect(platform).toHaveTextContent(/4.*1.*2.*841 ms.*512/);
  expect(reported).toHaveTextContent(/9/);
});

it('the gallery leads to the reader’s runs', async () => {
  answerWith({ 'GET /api/lab/experiments': { body: { items: [DONE] } } });
  renderAt('/lab');
  expect(await screen.findByRole('link', { name: 'A sea at dawn' })).toHaveAttribute('href', '/lab/neural-art?run=e-1');
});

it('a voice needs a sample, a consent with new numbers, and a text', async () => {
  let nth = 0;
  answerWith({
    'GET /api/lab': { body: { items: [{ ...ART, type: 'voice-cloning' }] } },
    ...NO_RUNS,
    'GET /api/lab/voice-cloning/consent-sentence': () => ({ body: { sentence: `I agree. My numbers are ${++nth}.`, challenge: `c-${nth}` } }),
  });
  renderAt('/lab/voice-cloning');
  expect(await screen.findByText('I agree. My numbers are 1.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Run' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Another sentence' }));
  expect(await screen.findByText('I agree. My numbers are 2.')).toBeVisible();
  // There is no microphone here.
  await userEvent.click(within(screen.getByRole('group', { name: 'Your consent' })).getByRole('button', { name: 'Record' }));
  expect(await screen.findByText(/The microphone cannot be used/)).toBeVisible();
});

it('a picture that is gone is missed', async () => {
  const run = { ...DONE, experimentType: 'image-playground', input: { prompt: '', settings: { image: 'f-gone' }, files: ['f-gone'] } };
  answerWith({ 'GET /api/lab': { body: { items: [{ ...ART, type: 'image-playground' }] } }, ...NO_RUNS, 'GET /api/lab/e-1': { body: run } });
  const { container } = renderAt('/lab/image-playground?run=e-1');
  await screen.findByRole('img', { name: 'Preview' });
  const picture = () => container.querySelector<HTMLImageElement>('img[src="/api/lab/files/f-gone"]');
  const first = picture();
  fireEvent.error(first ?? document);
  await waitFor(() => expect(picture()).not.toBe(first));
  fireEvent.error(picture() ?? document);
  expect(await screen.findByRole('alert')).toHaveTextContent('This picture is not here any more.');
  expect(screen.queryByRole('img', { name: 'Preview' })).toBeNull();
});

it('steps on a picture are undone, done again and sent in their order', async () => {
  let body: unknown;
  answerWith({
    'GET /api/lab': { body: { items: [{ ...ART, type: 'image-playground' }] } },
    ...NO_RUNS,
    'POST /api/lab/files': { status: 201, body: { fileId: 'f-9', name: 'a.png', contentType: 'image/png', size: 1, url: '/api/lab/files/f-9' } },
    'POST /api/lab/image-playground': async (request) => {
      body = await request.json();
      return { status: 202, body: { ...PENDING, experimentType: 'image-playground' } };
    },
    'GET /api/lab/e-1/events': { events: new ReadableStream() },
  });
  const { container } = renderAt('/lab/image-playground');
  await screen.findByRole('button', { name: 'Choose a picture' });
  const [input] = container.querySelectorAll<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no input for a file.');
  await userEvent.upload(input, new File(['x'], 'a.png', { type: 'image/png' }));
  expect(await screen.findByRole('img', { name: 'Preview' })).toBeVisible();
  const add = async (step: string) => {
    await userEvent.selectOptions(screen.getByLabelText('Step'), step);
    await userEvent.click(screen.getByRole('button', { name: 'Add the step' }));
  };
  await add('rotate');
  await add('sharpen');
  expect(screen.getByText(/left out of the preview/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.queryByText('Sharpen', { selector: 'p' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Redo' }));
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  await waitFor(() =>
    expect(body).toEqual({ image: 'f-9', transformations: [{ type: 'rotate', degrees: 90 }, { type: 'sharpen', amount: 50 }] }),
  );
});
