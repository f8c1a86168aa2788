/** The page after a payment: waits until the purchase is available. */
import { attempt, element, get, requireUser } from './page.js';

interface Subscription {
  id: string;
  agentId: string | null;
  plan: string;
  status: string;
}

const PAUSE_MS = 500;
const PATIENCE_MS = 30_000;

async function live(user: string): Promise<Subscription | undefined> {
  const { items } = await get<{ items: Subscription[] }>(`/api/agent-subscriptions/user/${user}`);
  return items.find(({ status }) => status === 'active' || status === 'trialing');
}

async function awaitLive(user: string): Promise<Subscription> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const found = await live(user);
    if (found) return found;
    if (Date.now() > end) throw new Error('The payment has not been confirmed yet. Look again in a while.');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

attempt(async () => {
  const { agentId, plan, status } = await awaitLive(await requireUser());
  element('state').textContent = `Your subscription (${agentId ?? plan}) is ${status}.`;
  const link = element('chat') as HTMLAnchorElement;
  if (agentId) link.href = `/chat?agent=${agentId}`;
  link.hidden = false;
});
