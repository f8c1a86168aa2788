/** The hooks in an application on React, with two pages and a router of its own. */
import { StrictMode, useEffect, useState, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  TrackingProvider,
  useChatTracking,
  useEventTracking,
  useLabTracking,
  usePageTracking,
  useToolTracking,
} from '../../src/react/index.js';

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => {
    removeEventListener('popstate', onChange);
  };
}

function App(): ReactNode {
  usePageTracking();
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  const [title, Page] = path === '/hooks' ? (['A chat', Chat] as const) : (['Tools', Tools] as const);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <nav>
        <a href="/">Home</a> <PageLink to="/hooks">Chat</PageLink> <PageLink to="/hooks/tools">Tools</PageLink>
      </nav>
      <h1>{title}</h1>
      <Page />
    </>
  );
}

function PageLink({ to, children }: { to: string; children: string }): ReactNode {
  const onClick = (event: MouseEvent): void => {
    event.preventDefault();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
    scrollTo(0, 0);
  };
  return (
    <a href={to} onClick={onClick}>
      {children}
    </a>
  );
}

function Chat(): ReactNode {
  const { trackChat, trackFeedback } = useChatTracking('einstein', 'Einstein');
  const [id, setId] = useState<string>();
  const ask = async (): Promise<void> => {
    setId((await trackChat('What is light?', 'A wave, and a particle.', 12, 'scripted', 'en')).id);
  };
  return (
    <>
      <button onClick={() => void ask()}>Ask</button>
      {id && <button onClick={() => void trackFeedback(id, true, 5, 'Clear')}>Helpful</button>}
    </>
  );
}

function Tools(): ReactNode {
  const { trackTool } = useToolTracking();
  const { trackExperiment } = useLabTracking();
  const { trackEvent } = useEventTracking();
  return (
    <>
      <button
        onClick={() => void trackTool('JSON Formatter', 'formatting', { raw: '{"a":' }, null, false, 'It ends too early', 3)}
      >
        Format
      </button>
      <button
        onClick={() =>
          void trackExperiment('Neural Art', 'image', { prompt: 'a quiet sea' }, { hue: 200 }, 'one-colour', true, undefined, 4)
        }
      >
        Paint
      </button>
      <button onClick={() => void trackEvent('auth', 'signup', { plan: 'free' }, true)}>Sign up</button>
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <TrackingProvider>
        <App />
      </TrackingProvider>
    </StrictMode>,
  );
}
