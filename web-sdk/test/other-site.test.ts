import { describe, expect, it, vi } from 'vitest';
import { flushed, hide, inBrowser, seconds, server, setNavigator, tracker } from './browser.js';

inBrowser();

const elsewhere = { endpoint: 'https://api.example.com/api/analytics/track' };
const ID = /^[0-9a-f-]{36}$/;

const answers = (visit: string) => (): Response =>
  new Response('{}', { status: 202, headers: { 'X-OneLastAI-Visit': visit } });

const headers = (): Record<string, string>[] =>
  server.requests.map(({ init }) => init.headers as Record<string, string>);
const visits = (): (string | undefined)[] => headers().map((each) => each['X-OneLastAI-Visit']);

/** A page that is opened, seen and left. */
async function visitPage(options = elsewhere): Promise<void> {
  const sdk = tracker(options);
  sdk.start();
  await flushed();
  sdk.stop();
  await flushed();
}

describe('on another origin', () => {
  it('each request carries what the last was answered, and the first a new id', async () => {
    server.answersWith(answers('first'), answers('second'));
    await visitPage();
    await visitPage();

    expect(visits()[0]).toMatch(ID);
    expect(visits().slice(1, 3)).toEqual(['first', 'second']);
  });

  it('an id that nobody has answered yet stays the same on the next page', async () => {
    await visitPage();
    await visitPage();
    expect(new Set(visits()).size).toBe(1);
    expect(visits()[0]).toMatch(ID);
  });

  it('a page that goes away sends no beacon, which has no headers', async () => {
    const sendBeacon = vi.fn();
    setNavigator('sendBeacon', sendBeacon);
    vi.stubGlobal('Request', function Request() {
      return undefined;
    });
    const sdk = tracker(elsewhere);
    sdk.start();
    await sdk.track('ui', 'click');
    hide();
    expect(sendBeacon).not.toHaveBeenCalled();
    expect(server.requests[0]?.init.keepalive).toBe(true);
    expect(visits()[0]).toMatch(ID);
  });

  it('consent is told once it is granted', async () => {
    const sdk = tracker(elsewhere);
    void sdk.track('ui', 'before');
    await flushed();
    sdk.optIn();
    void sdk.track('ui', 'after');
    await flushed();
    expect(headers().map((each) => each['X-OneLastAI-Consent'])).toEqual([undefined, 'granted']);
  });
});

describe('nothing is carried', () => {
  it('where the next page would not know it', async () => {
    vi.stubGlobal('localStorage', undefined);
    void tracker(elsewhere).track('ui', 'click');
    await flushed();
    expect(visits()).toEqual([undefined]);
  });

  it.each([undefined, '/api/analytics/track', 'http://localhost:3000/track'])(
    'to the own origin (%s)',
    async (endpoint) => {
      const sdk = tracker({ endpoint });
      sdk.optIn();
      void sdk.track('ui', 'click');
      await flushed();
      expect(headers()).toEqual([{ 'Content-Type': 'application/json' }]);
      expect(localStorage).toHaveLength(0);
    },
  );

  it('before consent where it is required', async () => {
    await visitPage({ ...elsewhere, consent: 'required' } as typeof elsewhere);
    expect(server.requests).toHaveLength(0);
    expect(localStorage).toHaveLength(0);
  });

  it('after opting out, not even by an answer that is still on its way', async () => {
    let answer: (response: Response) => void = () => undefined;
    server.answersWith(answers('first'), () => new Promise((resolve) => (answer = resolve)));
    const sdk = tracker(elsewhere);
    void sdk.track('ui', 'a');
    await flushed();
    expect(localStorage.getItem('onelastai_visit')).toBe('first');
    void sdk.track('ui', 'b');
    await flushed();

    sdk.optOut();
    expect(localStorage).toHaveLength(0);
    answer(answers('second')());
    await seconds(60);
    expect(localStorage).toHaveLength(0);
  });

  it('that was carried before the visitor opted out and in again', async () => {
    const sdk = tracker(elsewhere);
    void sdk.track('ui', 'a');
    await flushed();
    sdk.optOut();
    sdk.optIn();
    void sdk.track('ui', 'b');
    await flushed();
    const [before, after] = visits();
    expect(after).toMatch(ID);
    expect(after).not.toBe(before);
  });
});
