/** Four pages with a router of their own, as an application on React or Next.js has. */
import {
  StrictMode,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { createRoot } from 'react-dom/client';
import {
  TrackingProvider,
  useChatTracking,
  useEventTracking,
  useLabTracking,
  usePageTracking,
  useToolTracking,
} from '../src/react/index.js';

const pages: Record<string, [title: string, page: () => ReactNode]> = {
  '/agents/einstein': ['Einstein', Einstein],
  '/tools/json-formatter': ['JSON formatter', JsonFormatter],
  '/lab/neural-art': ['Neural art', NeuralArt],
  '/signup': ['Sign up', Signup],
};

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => {
    removeEventListener('popstate', onChange);
  };
}

function App(): ReactNode {
  usePageTracking();
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  const [title, Page] = pages[path] ?? ['Not found', () => <p>There is no such page.</p>];
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <nav>
        <a href="/">Home</a> <a href="/about">About</a> <a href="/chat">Chat</a>{' '}
        {Object.entries(pages).map(([to, [name]]) => (
          <PageLink key={to} to={to}>
            {name}
          </PageLink>
        ))}
      </nav>
      <main>
        <h1>{title}</h1>
        <Page />
      </main>
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
    <>
      <a href={to} onClick={onClick}>
        {children}
      </a>{' '}
    </>
  );
}

function Einstein(): ReactNode {
  const { trackChat, trackFeedback } = useChatTracking('einstein', 'Einstein');
  const [chats, setChats] = useState<{ id: string; question: string; answer: string }[]>([]);
  const input = useRef<HTMLInputElement>(null);

  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const question = input.current?.value ?? '';
    const start = performance.now();
    const answer = `A scripted reply, no model: you asked “${question}”.`;
    const { id } = await trackChat(question, answer, performance.now() - start, 'scripted', 'en');
    setChats((before) => [...before, { id, question, answer }]);
  };

  return (
    <>
      <form onSubmit={(event) => void ask(event)}>
        <input ref={input} name="question" aria-label="Question" defaultValue="What is time?" />
        <button>Ask</button>
      </form>
      {chats.map(({ id, question, answer }) => (
        <div key={id} className="panel">
          <b>{question}</b>
          <p>{answer}</p>
          <button onClick={() => void trackFeedback(id, true, 5, 'Clear')}>Helpful</button>{' '}
          <button onClick={() => void trackFeedback(id, false)}>Not helpful</button>
        </div>
      ))}
    </>
  );
}

function JsonFormatter(): ReactNode {
  const { trackTool } = useToolTracking();
  const [output, setOutput] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);

  const format = async (): Promise<void> => {
    const raw = input.current?.value ?? '';
    const start = performance.now();
    const elapsed = (): number => performance.now() - start;
    const track = trackTool.bind(undefined, 'JSON Formatter', 'formatting', { raw });
    try {
      const formatted = JSON.stringify(JSON.parse(raw), null, 2);
      setOutput(formatted);
      await track({ formatted }, true, undefined, elapsed());
    } catch (error) {
      const { message } = error as Error;
      setOutput(message);
      await track(null, false, message, elapsed());
    }
  };

  return (
    <>
      <textarea ref={input} name="json" aria-label="JSON" defaultValue='{"b":1}' />
      <button onClick={() => void format()}>Format</button>
      <pre>{output}</pre>
    </>
  );
}

function NeuralArt(): ReactNode {
  const { trackExperiment } = useLabTracking();
  const [colour, setColour] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  const paint = async (): Promise<void> => {
    const prompt = input.current?.value ?? '';
    const start = performance.now();
    const hue = Array.from(prompt).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 360;
    setColour(`hsl(${String(hue)} 60% 60%)`);
    await trackExperiment(
      'Neural Art',
      'image',
      { prompt },
      { hue },
      'one-colour',
      true,
      undefined,
      performance.now() - start,
    );
  };

  return (
    <>
      <input ref={input} name="prompt" aria-label="Prompt" defaultValue="a quiet sea" />
      <button onClick={() => void paint()}>Paint</button>
      <div className="panel" style={{ height: '8rem', background: colour }}>
        {colour ? 'One colour, made from the letters of the prompt.' : 'Nothing painted yet.'}
      </div>
    </>
  );
}

function Signup(): ReactNode {
  const { trackEvent } = useEventTracking();
  const [done, setDone] = useState(false);

  const signUp = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    // Not the address: nobody asked to have it tracked.
    await trackEvent('auth', 'signup', { plan: 'free' }, true);
    setDone(true);
  };

  return done ? (
    <p>Only the example: no account was made.</p>
  ) : (
    <form onSubmit={(event) => void signUp(event)}>
      <input name="email" type="email" aria-label="Mail address" defaultValue="user@example.com" />
      <button>Sign up</button>
    </form>
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
