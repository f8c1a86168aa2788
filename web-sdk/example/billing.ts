/** The user's subscriptions, payments and cards. */
import { attempt, button, call, element, get, money, requireUser } from './page.js';

interface Subscription {
  id: string;
  agentId: string | null;
  plan: string;
  period: string;
  price: number;
  currency: string;
  status: string;
  expiryDate: string;
  autoRenew: boolean;
}

interface Transaction {
  transactionId: string;
  type: string;
  status: string;
  amount: number;
  currency: string;
  createdAt: string;
  item: { name: string };
}

interface Card {
  id: string;
  brand: string;
  last4: string;
  isDefault: boolean;
}

const day = (time: string) => new Date(time).toISOString().slice(0, 10);

function entry(id: string, ...content: (string | HTMLElement)[]): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset.id = id;
  item.append(...content);
  return item;
}

/** A button for a change, after which everything is reloaded. */
function change(text: string, method: string, path: string, body?: object): HTMLButtonElement {
  return button(text, () => {
    attempt(async () => {
      await call(method, path, body);
      await show();
    });
  });
}

function subscription(one: Subscription): HTMLLIElement {
  const { id, agentId, plan, price, currency, period, status, expiryDate, autoRenew } = one;
  const then = autoRenew ? 'renews' : 'ends';
  const line = entry(
    id,
    `${agentId ?? plan}: ${money(price, currency)} ${period}, ${status}, ${then} on ${day(expiryDate)} `,
  );
  line.dataset.status = status;
  line.dataset.autoRenew = String(autoRenew);
  if (status === 'canceled' || status === 'expired') return line;
  const path = `/api/agent-subscriptions/${id}/auto-renew`;
  line.append(
    autoRenew
      ? change('Cancel at the end of the period', 'POST', `/api/agent-subscriptions/cancel/${id}`, { atPeriodEnd: true })
      : change('Renew after all', 'PATCH', path, { autoRenew: true }),
  );
  return line;
}

function transaction(one: Transaction): HTMLLIElement {
  const { transactionId, type, status, amount, currency, createdAt, item } = one;
  const line = entry(
    transactionId,
    `${day(createdAt)}: ${item.name}, ${type}, ${money(amount, currency)}, ${status} `,
  );
  line.dataset.status = status;
  if (type !== 'refund') {
    const invoice = document.createElement('a');
    invoice.textContent = 'Invoice (PDF)';
    invoice.href = `/api/billing/invoices/${transactionId}/pdf`;
    invoice.download = '';
    line.append(invoice);
  }
  return line;
}

function card({ id, brand, last4, isDefault }: Card): HTMLLIElement {
  const path = `/api/stripe/payment-methods/${id}`;
  const line = entry(id, `${brand} ending in ${last4}${isDefault ? ', the default' : ''} `);
  if (!isDefault) line.append(change('Make it the default', 'PUT', `${path}/default`));
  line.append(change('Remove', 'DELETE', path));
  return line;
}

async function items<T>(path: string): Promise<T[]> {
  return (await get<{ items: T[] }>(path)).items;
}

async function show(): Promise<void> {
  const user = await requireUser();
  const [subscriptions, transactions, cards] = await Promise.all([
    items<Subscription>(`/api/agent-subscriptions/user/${user}`),
    items<Transaction>('/api/billing/transactions'),
    items<Card>('/api/stripe/payment-methods'),
  ]);
  element('subscriptions').replaceChildren(...subscriptions.map(subscription));
  element('transactions').replaceChildren(...transactions.map(transaction));
  element('cards').replaceChildren(...cards.map(card));
}

element('add-card').addEventListener('click', () => {
  attempt(async () => {
    const back = { successUrl: location.href, cancelUrl: location.href };
    location.assign((await call<{ url: string }>('POST', '/api/stripe/payment-methods', back)).url);
  });
});
attempt(show);
