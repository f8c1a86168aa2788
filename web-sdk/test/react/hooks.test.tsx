import { act, StrictMode, version, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Sdk from '../../src/react/index.js';
import { flushed, server, tracker, inBrowser } from '../browser.js';

inBrowser();

let sdk: typeof Sdk;
let root: Root;

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // The page's tracker lives as long as the module.
  vi.resetModules();
  sdk = await import('../../src/react/index.js');
  root = createRoot(document.body.appendChild(document.createElement('div')));
});

afterEach(async () => {
  act(() => {
    root.unmount();
  });
  const { pageTracker } = await import('../../src/page-tracker.js');
  pageTracker().stop();
  delete window.onelastai;
});

function render(node: ReactNode): void {
  act(() => {
    root.render(<StrictMode>{node}</StrictMode>);
  });
}

/** Renders a component that calls the hook, and gives back what the hook returned. */
function use<T>(hook: () => T): T {
  let result: T | undefined;
  const Component = (): ReactNode => {
    result = hook();
    return null;
  };
  render(<Component />);
  return result as T;
}

const views = () => server.ofType('pageview').filter(({ url }) => url !== undefined);

it('runs on the React that the project is for', ({ task }) => {
  expect(version).toMatch(task.file.projectName === 'react-18' ? /^18\./ : /^19\./);
});

describe('the hooks send what the guide passes them', () => {
  it('useChatTracking', async () => {
    const { trackChat, trackFeedback } = use(() => sdk.useChatTracking('einstein', 'Einstein'));
    const { id } = await trackChat('Why?', 'Because.', 812, 'gpt-4', 'en');
    await trackFeedback(id, true);
    await trackFeedback(id, false, 2, 'Too short');
    await flushed();
    expect(server.items).toMatchObject([
      {
        type: 'chat',
        id,
        agentId: 'einstein',
        agentName: 'Einstein',
        userMessage: 'Why?',
        aiResponse: 'Because.',
        responseTime: 812,
        model: 'gpt-4',
        language: 'en',
      },
      { type: 'feedback', interactionId: id, satisfied: true },
      { type: 'feedback', interactionId: id, satisfied: false, rating: 2, comment: 'Too short' },
    ]);
  });

  it('useToolTracking', async () => {
    const { trackTool } = use(() => sdk.useToolTracking());
    await trackTool('JSON Formatter', 'formatting', { raw: '{}' }, { formatted: '{}' }, true, undefined, 3);
    await trackTool('JSON Formatter', 'formatting', { raw: '{' }, null, false, 'Unexpected end', 1);
    await flushed();
    expect(server.items).toMatchObject([
      {
        type: 'tool',
        toolName: 'JSON Formatter',
        category: 'formatting',
        input: { raw: '{}' },
        output: { formatted: '{}' },
        success: true,
        executionTime: 3,
      },
      { output: null, success: false, errorMessage: 'Unexpected end', executionTime: 1 },
    ]);
  });

  it('useLabTracking', async () => {
    const { trackExperiment } = use(() => sdk.useLabTracking());
    await trackExperiment('Image Generation', 'image', { prompt: 'a cat' }, { url: '/1.png' }, 'sd', true, undefined, 900);
    await trackExperiment('Image Generation', 'image', { prompt: '' }, null, 'sd', false, 'Empty', 2);
    await flushed();
    expect(server.items).toMatchObject([
      {
        type: 'lab',
        experimentName: 'Image Generation',
        experimentType: 'image',
        input: { prompt: 'a cat' },
        output: { url: '/1.png' },
        model: 'sd',
        success: true,
        processingTime: 900,
      },
      { output: null, success: false, errorMessage: 'Empty', processingTime: 2 },
    ]);
  });

  it('useEventTracking', async () => {
    const { trackEvent } = use(() => sdk.useEventTracking());
    await trackEvent('auth', 'signup', { plan: 'free' }, true);
    await trackEvent('auth', 'signup', { plan: 'free' }, false, 'Taken');
    await flushed();
    expect(server.items).toMatchObject([
      { type: 'event', eventType: 'auth', eventName: 'signup', eventData: { plan: 'free' }, success: true },
      { success: false, errorMessage: 'Taken' },
    ]);
  });

  it('useVisitorTracking', async () => {
    const { identify, optOut, optIn } = use(() => sdk.useVisitorTracking());
    await identify();
    await flushed();
    expect(server.items).toMatchObject([{ eventType: 'auth', eventName: 'identify' }]);
    optOut();
    expect(document.cookie).toContain('denied');
    optIn();
    expect(document.cookie).toContain('granted');
  });
});

describe('pages', () => {
  it('are tracked by usePageTracking, once in strict mode, and as the router pushes others', async () => {
    use(() => {
      sdk.usePageTracking();
    });
    await flushed();
    act(() => {
      history.pushState({ __NA: true }, '', '/two');
    });
    await flushed();
    expect(views().map(({ url }) => url)).toEqual([
      'http://localhost:3000/',
      'http://localhost:3000/two',
    ]);
  });

  it('are tracked once where a layout uses both the hook and the provider', async () => {
    const Layout = (): ReactNode => {
      sdk.usePageTracking();
      return (
        <sdk.TrackingProvider options={{ endpoint: '/elsewhere' }}>
          <sdk.TrackingProvider>
            <p>Hello</p>
          </sdk.TrackingProvider>
        </sdk.TrackingProvider>
      );
    };
    render(<Layout />);
    expect(document.querySelector('p')?.textContent).toBe('Hello');
    await flushed();
    expect(views()).toHaveLength(1);
    expect(server.requests[0]?.url).toBe('/elsewhere/batch');
  });

  it('are left to the script tag where the page has one', async () => {
    const script = tracker({ endpoint: '/script' });
    window.onelastai = script;
    script.start();
    render(
      <sdk.TrackingProvider>
        <p />
      </sdk.TrackingProvider>,
    );
    await use(() => sdk.useEventTracking()).trackEvent('ui', 'click');
    await flushed();
    expect(views()).toHaveLength(1);
    expect(new Set(server.requests.map(({ url }) => url))).toEqual(new Set(['/script/batch']));
  });
});

it('gives a component the same functions at each render', () => {
  const chats = new Set<unknown>();
  const Chat = ({ agent }: { agent: string }): ReactNode => {
    chats.add(sdk.useChatTracking(agent).trackChat);
    return null;
  };
  render(<Chat agent="einstein" />);
  const rendered = chats.size;
  render(<Chat agent="einstein" />);
  expect(chats.size).toBe(rendered);
  render(<Chat agent="curie" />);
  expect(chats.size).toBeGreaterThan(rendered);
});
