import { api, ApiError, read } from '../../shared/api';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** After so many sockets that did not open, the chat goes on without. */
const SOCKETS_IN_VAIN = 2;
/** Somebody who keeps writing is reported so often. */
const TYPING_MS = 3_000;

const load = (id: string, after: number) =>
  read(api.GET('/api/support/chats/{id}', { params: { path: { id }, query: { after } } }));

export type News = Awaited<ReturnType<typeof load>>;
export type ChatState = NonNullable<News['chat']>;
export type ChatMessage = NonNullable<News['messages']>[number];

export interface Unsent {
  clientId: string;
  text: string;
}

export interface Snapshot {
  chat: ChatState | undefined;
  messages: readonly ChatMessage[];
  /** What was not acknowledged yet: it is sent again after an interruption. */
  unsent: readonly Unsent[];
  isLive: boolean;
  /** Why a message was refused, or the chat cannot be read. */
  problem: string | undefined;
}

interface Frame {
  news?: News | null;
  problem?: { clientId?: string | null; detail: string } | null;
}

/**
 * An end of a chat. It knows the number of its last message: a connection goes on from there. What
 * is not acknowledged is kept in the tab, also over a reload.
 */
export class ChatConnection {
  private snapshot: Snapshot;
  private readonly listeners = new Set<() => void>();
  private socket: WebSocket | undefined;
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE_MS;
  private inVain = 0;
  private typedAt = 0;
  /** Ended connections are told apart from those that were made since. */
  private ending = new AbortController();

  constructor(private readonly id: string) {
    this.snapshot = { chat: undefined, messages: [], unsent: stored(id), isLive: false, problem: undefined };
  }

  readonly getSnapshot = (): Snapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the chat, which also refreshes an expired login, then follows it. */
  async connect(): Promise<void> {
    this.ending = new AbortController();
    const { signal } = this.ending;
    try {
      const news = await load(this.id, this.last());
      if (signal.aborted) return;
      this.take(news);
      if (this.inVain < SOCKETS_IN_VAIN) this.openSocket();
      else this.openSource();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status < 500) this.update({ problem: error.message, isLive: false });
      else this.reconnect();
    }
  }

  end(): void {
    this.ending.abort();
    clearTimeout(this.timer);
    this.socket?.close();
    this.source?.close();
  }

  say(text: string): void {
    const message = { clientId: crypto.randomUUID(), text };
    this.update({ unsent: [...this.snapshot.unsent, message], problem: undefined });
    this.deliver(message);
  }

  typing(): void {
    if (Date.now() - this.typedAt < TYPING_MS) return;
    this.typedAt = Date.now();
    this.send({ typing: true }, () =>
      read(api.POST('/api/support/chats/{id}/typing', { params: { path: { id: this.id } } })),
    );
  }

  read(number: number): void {
    this.send({ read: number }, () =>
      read(api.POST('/api/support/chats/{id}/read', { params: { path: { id: this.id } }, body: { number } })),
    );
  }

  private last(): number {
    return this.snapshot.messages.at(-1)?.number ?? 0;
  }

  private openSocket(): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(
      `${scheme}://${location.host}/api/support/chats/${this.id}/socket?after=${this.last()}`,
    );
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.inVain = 0;
      this.isBack();
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => this.receive(JSON.parse(data) as Frame);
    socket.onclose = () => {
      if (!opened) this.inVain++;
      if (this.socket === socket) this.reconnect();
    };
    this.socket = socket;
  }

  private openSource(): void {
    const source = new EventSource(`/api/support/chats/${this.id}/events?after=${this.last()}`);
    source.onopen = () => this.isBack();
    source.addEventListener('news', ({ data }: MessageEvent<string>) => this.take(JSON.parse(data) as News));
    source.onerror = () => this.reconnect();
    this.source = source;
  }

  private isBack(): void {
    this.pause = FIRST_PAUSE_MS;
    this.update({ isLive: true });
    this.snapshot.unsent.forEach((message) => this.deliver(message));
  }

  private reconnect(): void {
    this.source?.close();
    this.socket = undefined;
    this.source = undefined;
    if (this.ending.signal.aborted) return;
    this.update({ isLive: false });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
  }

  private deliver(message: Unsent): void {
    this.send({ message }, () =>
      read(api.POST('/api/support/chats/{id}/messages', { params: { path: { id: this.id } }, body: message })),
    );
  }

  /** By the socket, or without one by a request; what is lost on the way is sent again later. */
  private send(frame: object, request: () => Promise<unknown>): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame));
    } else if (this.source) {
      request().catch((error: unknown) => {
        if (error instanceof ApiError && error.status < 500) this.update({ problem: error.message });
      });
    }
  }

  private receive({ news, problem }: Frame): void {
    if (news) this.take(news);
    if (problem) {
      this.update({
        problem: problem.detail,
        unsent: this.snapshot.unsent.filter(({ clientId }) => clientId !== problem.clientId),
      });
    }
  }

  private take({ chat, messages = [] }: News): void {
    const fresh = messages.filter(({ number = 0 }) => number > this.last());
    const arrived = new Set(fresh.map(({ clientId }) => clientId));
    this.update({
      chat,
      messages: [...this.snapshot.messages, ...fresh],
      unsent: this.snapshot.unsent.filter(({ clientId }) => !arrived.has(clientId)),
    });
  }

  private update(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    if (change.unsent) store(this.id, change.unsent);
    this.listeners.forEach((listener) => listener());
  }
}

const key = (id: string) => `support-chat-${id}`;

function stored(id: string): Unsent[] {
  return JSON.parse(sessionStorage.getItem(key(id)) ?? '[]') as Unsent[];
}

function store(id: string, unsent: readonly Unsent[]): void {
  if (unsent.length === 0) sessionStorage.removeItem(key(id));
  else sessionStorage.setItem(key(id), JSON.stringify(unsent));
}
