/** Shows the plans, tries coupons, and redirects the buyer to the checkout page. */
import { Refusal, attempt, button, call, element, get, goToLogin, money } from './page.js';

interface Plan {
  id: string;
  name: string;
  description: string;
  currency: string;
  prices: Record<string, number>;
  features: string[];
  trialDays: number;
}

interface Agent {
  id: string;
  name: string;
  access: 'free' | 'subscription';
}

interface Discounted {
  currency: string;
  priceBefore: number;
  priceAfter: number;
}

/** The plan for a single agent, chosen by the buyer. */
const AGENT_PLAN = 'agent';

const agent = element('agent') as HTMLSelectElement;
const coupon = element('coupon') as HTMLInputElement;

function couponCode(): { couponCode?: string } {
  return coupon.value ? { couponCode: coupon.value } : {};
}

function thing(plan: Plan): { agentId: string } | { planId: string } {
  return plan.id === AGENT_PLAN ? { agentId: agent.value } : { planId: plan.id };
}

/** Runs an action that needs an account; redirects others to sign in. */
function attemptSignedIn(work: () => Promise<void>): void {
  attempt(async () => {
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.status !== 401) throw failure;
      goToLogin();
    }
  });
}

async function buy(plan: Plan, period: string): Promise<void> {
  const order = { ...thing(plan), period, ...couponCode() };
  location.assign((await call<{ url: string }>('POST', '/api/stripe/checkout', order)).url);
}

async function tryCoupon(plan: Plan, period: string, price: HTMLElement): Promise<void> {
  const order = { code: coupon.value, planId: plan.id, period };
  const { priceBefore, priceAfter, currency } = await call<Discounted>('POST', '/api/coupons/apply', order);
  price.textContent = `${money(priceBefore, currency)}, with the coupon ${money(priceAfter, currency)}`;
}

function offer(plan: Plan, period: string, amount: number): HTMLElement {
  const line = document.createElement('p');
  const price = document.createElement('span');
  price.textContent = money(amount, plan.currency);
  line.dataset.period = period;
  line.append(
    `${period}: `,
    price,
    ' ',
    button('Buy', () => {
      attemptSignedIn(() => buy(plan, period));
    }),
    button('Try the coupon', () => {
      attemptSignedIn(() => tryCoupon(plan, period, price));
    }),
  );
  return line;
}

function card(plan: Plan): HTMLElement {
  const card = document.createElement('section');
  card.className = 'panel';
  card.dataset.plan = plan.id;
  const name = document.createElement('h2');
  name.textContent = plan.name;
  const features = document.createElement('ul');
  for (const feature of plan.features) {
    const item = document.createElement('li');
    item.textContent = feature;
    features.append(item);
  }
  const trial = plan.trialDays ? ` The first ${String(plan.trialDays)} days are free.` : '';
  card.append(name, plan.description + trial, features);
  if (plan.id === AGENT_PLAN) card.append(element('choice'));
  for (const [period, amount] of Object.entries(plan.prices)) card.append(offer(plan, period, amount));
  return card;
}

attempt(async () => {
  const { items: agents } = await get<{ items: Agent[] }>('/api/agents?size=100');
  const sold = agents.filter(({ access }) => access === 'subscription');
  agent.replaceChildren(...sold.map(({ id, name }) => new Option(name, id)));
  const { items: plans } = await get<{ items: Plan[] }>('/api/billing/plans');
  element('plans').append(...plans.map(card));
});
