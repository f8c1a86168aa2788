/** Chats with agents, as a visitor or signed in. */
import { createChatClient, type Answer, type ChatEvent } from '../src/chat/index.js';
import { attempt, button, element, get } from './page.js';

interface Agent {
  id: string;
  name: string;
  description: string;
  starters: string[];
  access: 'free' | 'subscription';
}

interface Summary {
  conversationId: string;
  agentId: string;
  agentName: string | null;
  title: string | null;
}

interface Conversation extends Summary {
  messages: { role: string; content: string; status: string | null }[];
  answering: { messageId: string; question: string | null; part: string } | null;
}

const picker = element('agent') as HTMLSelectElement;
const messages = element('messages');
const form = element('question') as HTMLFormElement;
const question = form.elements.namedItem('text') as HTMLTextAreaElement;
const note = element('note');

const chat = createChatClient();
let agents: Agent[] = [];
let conversationId: string | undefined;
let running: { answer: Answer; leaving: AbortController } | undefined;

function say(role: string, text: string, status = ''): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset.role = role;
  item.dataset.status = status;
  item.textContent = text;
  messages.append(item);
  return item;
}

function showState(): void {
  const last = messages.lastElementChild;
  const isAnswered = last instanceof HTMLElement && last.dataset.role === 'assistant';
  element('send').hidden = running !== undefined;
  element('stop').hidden = running === undefined;
  element('again').hidden = running !== undefined || !isAnswered;
  element('starters').hidden = messages.hasChildNodes();
}

function showAgent(id: string): void {
  const agent = agents.find((each) => each.id === id);
  picker.value = agent?.id ?? '';
  element('description').textContent = agent?.description ?? '';
  const starters = agent?.starters.map((starter) =>
    button(starter, () => {
      ask(starter);
    }),
  );
  element('starters').replaceChildren(...(starters ?? []));
}

/** Closes the open conversation; a running answer is finished without this page. */
function leave(): void {
  running?.leaving.abort();
  running = undefined;
  conversationId = undefined;
  messages.replaceChildren();
  history.replaceState(null, '', location.pathname);
  showState();
}

/** Shows an answer while it is streamed. */
async function show(item: HTMLElement, begin: (signal: AbortSignal) => Answer): Promise<void> {
  const leaving = new AbortController();
  const answer = begin(leaving.signal);
  const mine = { answer, leaving };
  running = mine;
  item.dataset.status = 'coming';
  showState();
  try {
    for await (const event of answer) take(event, item);
  } catch (failure) {
    if (!leaving.signal.aborted) throw failure;
  } finally {
    if (running === mine) {
      running = undefined;
      showState();
    }
  }
  await showHistory();
}

function take(event: ChatEvent, item: HTMLElement): void {
  switch (event.type) {
    case 'start':
      conversationId = event.conversationId;
      history.replaceState(null, '', `?conversation=${event.conversationId}`);
      break;
    case 'token':
      item.append(event.text);
      break;
    case 'done':
      item.textContent = event.message.content;
      item.dataset.status = event.message.status;
      item.title = `${event.message.model ?? ''}, ${String(event.message.tokens ?? '?')} tokens`;
      break;
    case 'error':
      item.dataset.status = 'interrupted';
      if (!item.textContent) item.remove();
      note.textContent = event.problem.detail ?? event.problem.code;
  }
}

function ask(text: string): void {
  if (running) return;
  attempt(async () => {
    const asked = say('user', text);
    const item = say('assistant', '');
    await show(item, (signal) =>
      conversationId
        ? chat.send(conversationId, text, { signal })
        : chat.ask({ agentId: picker.value, message: text }, { signal }),
    );
    if (asked.isConnected && !item.isConnected) {
      // Refused: the question can be asked again.
      asked.remove();
      question.value = text;
      showState();
    }
  });
}

async function open(id: string): Promise<void> {
  const conversation = await get<Conversation>(`/api/chat/${id}`);
  leave();
  conversationId = id;
  history.replaceState(null, '', `?conversation=${id}`);
  showAgent(conversation.agentId);
  for (const { role, content, status } of conversation.messages) say(role, content, status ?? '');
  const { answering } = conversation;
  if (!answering) {
    showState();
    return;
  }
  if (answering.question) say('user', answering.question);
  await show(say('assistant', answering.part), (signal) => chat.resume(id, answering, { signal }));
}

async function showHistory(): Promise<void> {
  const { items } = await get<{ items: Summary[] }>('/api/chat/user/me');
  const entries = items.map(({ conversationId: id, title, agentId, agentName }) => {
    const entry = document.createElement('li');
    entry.dataset.conversation = id;
    entry.append(
      button(title ?? 'No title yet', () => {
        attempt(() => open(id));
      }),
      ` with ${agentName ?? agentId}`,
    );
    return entry;
  });
  element('history').replaceChildren(...entries);
}

async function showAgents(): Promise<void> {
  agents = (await get<{ items: Agent[] }>('/api/agents?size=100')).items;
  picker.replaceChildren(
    ...agents.map(({ id, name, access }) => new Option(access === 'free' ? name : `${name} (subscription)`, id)),
  );
  const wanted = new URLSearchParams(location.search).get('agent');
  showAgent(wanted ?? agents.find(({ access }) => access === 'free')?.id ?? '');
}

picker.addEventListener('change', () => {
  leave();
  showAgent(picker.value);
});
element('new').addEventListener('click', leave);
element('stop').addEventListener('click', () => {
  attempt(async () => running?.answer.stop());
});
element('again').addEventListener('click', () => {
  attempt(async () => {
    const id = conversationId;
    if (!id) return;
    messages.lastElementChild?.remove();
    const item = say('assistant', '');
    await show(item, (signal) => chat.regenerate(id, undefined, { signal }));
    if (id === conversationId && !item.isConnected) await open(id);
  });
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = question.value.trim();
  if (!text || running) return;
  question.value = '';
  ask(text);
});
question.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

attempt(async () => {
  await showAgents();
  await showHistory();
  const id = new URLSearchParams(location.search).get('conversation');
  if (id) await open(id);
  else showState();
});
