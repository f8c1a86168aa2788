// Accounts with something to show: conversations with Markdown, a plan and an agent that are paid
// for, a card, invoices, a request for a refund, coupons, a dispute, posts and visits.
import { MongoClient } from 'mongodb';
import { eventually } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, newAccount, newReader, open } from './browser.mjs';
import { linkOf } from './mailbox.mjs';

const CARDS = { good: '4242424242424242', disputed: '4000000000000259' };
const AGENT = 'drama-queen';

const ANSWER = `Because **refs** do not make React render again, and state does.

## When to take which

1. Take \`useState\` for what the page shows.
2. Take \`useRef\` for what it only remembers: a timer, a DOM node.

\`\`\`tsx
function Stopwatch() {
  const [seconds, setSeconds] = useState(0);
  const timer = useRef<number>(); // nothing shows it, so it is no state

  const start = () => {
    timer.current = window.setInterval(() => setSeconds((before) => before + 1), 1_000);
  };
  return <button onClick={start}>{seconds} s</button>;
}
\`\`\`

| What it does | \`useState\` | \`useRef\` |
|---|---|---|
| renders again | yes | no |
| kept between renders | yes | yes |
| read while rendering | yes | better not |

> A rule of thumb: if changing it should change the page, it is state.

The [documentation of React](https://react.dev/reference/react/useRef) has more examples.`;

const POSTS = [
  {
    title: 'How I let an agent answer my mails',
    content: 'It works **well**. Three steps:\n\n1. Ask for one mail at a time.\n2. Say how long the answer may be.\n3. Read it before it is sent.\n\n| Mails | Minutes before | Minutes now |\n|---|---|---|\n| 20 | 60 | 15 |\n\n> The best is that I do not put them off any more.',
    category: 'showcase',
    tags: ['mail', 'agents'],
  },
  {
    title: 'Which agent is good at chess openings?',
    content: 'I play the Sicilian with black and lose. Code of my notation:\n\n```\n1. e4 c5 2. Nf3 d6\n```',
    category: 'help',
    tags: ['chess'],
  },
  { title: 'Cheap followers for everyone', content: 'Look at my profile.', category: 'general', tags: [] },
];

const TALKS = [
  ['neural-chat-demo', 'Plan a weekend in Lisbon without museums'],
  ['einstein', 'Why is the sky blue, and the sunset red?'],
  ['chess-player', 'Which opening suits somebody who likes open games?'],
  ['neural-chat-demo', 'When do I need useRef instead of useState?'],
];

/** @returns the two accounts, and addresses of pages that vary */
export async function addSampleData(chromium) {
  const account = await newAccount(chromium.browser, 'Ada Example');
  const user = await newReader(chromium, { account });
  const admin = await newReader(chromium, { account: ADMIN });
  await open(user.page, await linkOf(account.email, '/auth/verify-email'));
  await visit(user.page);
  await addCoupons(admin.context.request);
  await buy(user.page, { agentId: AGENT, period: 'weekly' }, CARDS.disputed);
  await buy(user.page, { planId: 'starter', period: 'monthly', couponCode: 'WELCOME20' }, CARDS.good);
  await askForRefund(user.context.request);
  const conversations = [];
  for (const talk of TALKS) conversations.push(await talkTo(user.context.request, ...talk));
  const [conversation] = conversations.slice(-1);
  await giveAnswer(conversation, ANSWER);
  const { token } = await send(user.context.request.post(`/api/chat/${conversation}/share`, { data: {} }));
  for (const id of ['einstein', AGENT, 'chef-biew']) await send(user.context.request.post(`/api/agents/${id}/favorite`));
  const { id } = await send(user.context.request.get('/api/session/me'));
  const written = await addCommunity(user.context.request, admin.context.request);
  const experiments = await addExperiments(user.context.request);
  const { items: visits } = await eventually(async () => {
    const found = await send(admin.context.request.get('/api/analytics/analytics/sessions'));
    if (!found.items.some(({ pages }) => pages > 2)) throw new Error('No visit is stored yet');
    return found;
  });
  const shown = visits.find(({ pages }) => pages > 2);
  await user.context.close();
  await admin.context.close();
  return {
    account,
    addresses: {
      '/agents/:id': `/agents/neural-chat-demo?conversation=${conversation}`,
      '/chat/shared': `/chat/shared#token=${token}`,
      '/community/posts/:id': `/community/posts/${written.post}`,
      '/community/posts/:id/edit': `/community/posts/${written.draft}/edit`,
      '/community/suggestions/:id': `/community/suggestions/${written.suggestion}`,
      '/admin/community/cases/:id': `/admin/community/cases/${written.case}`,
      ...experiments,
      '/admin/community/members/:userId': `/admin/community/members/${id}`,
      '/payment': '/payment?plan=pro&period=monthly',
      '/payment/success': '/payment/success?plan=starter',
      '/subscribe': '/subscribe?agent=bishop-burger&period=weekly',
      '/subscription-success': `/subscription-success?agent=${AGENT}`,
      '/dashboard/agent-performance': '/dashboard/agent-performance?agent=neural-chat-demo',
      '/admin/users/:id': `/admin/users/${id}`,
      '/admin/visits/:id': `/admin/visits/${shown.sessionId}`,
    },
  };
}

async function send(request) {
  const answer = await request;
  if (!answer.ok()) throw new Error(`${answer.status()} ${answer.url()}: ${await answer.text()}`);
  return answer.status() === 204 ? undefined : answer.json().catch(() => undefined);
}

/** Posts with a thread, a draft, a suggestion that is planned, and a case. */
async function addCommunity(user, admin) {
  const api = '/api/community';
  const posts = [];
  for (const data of POSTS) posts.push(await send(user.post(`${api}/posts`, { data })));
  const [post, , reported] = posts;
  const draft = await send(user.post(`${api}/posts`, { data: { title: 'What I would do next', content: 'Calendars are **next**.', draft: true } }));
  const { title, content, category, tags, version } = post;
  await send(user.put(`${api}/posts/${post.id}`, { data: { title: `${title}, in three steps`, content: `${content}\n\nAsk me.`, category, tags, version } }));
  const comment = await send(admin.post(`${api}/posts/${post.id}/comments`, { data: { content: 'Does it work at **night** as well?' } }));
  const reply = `@[Admin](member:${comment.author.id}) It does.`;
  await send(user.post(`${api}/posts/${post.id}/comments`, { data: { content: reply, replyTo: comment.id } }));
  await send(admin.post(`${api}/posts/${post.id}/like`));
  const suggestion = await send(
    user.post(`${api}/suggestions`, {
      data: { title: 'Let agents answer by mail', description: 'I read mails **more often** than chats.', category: 'agents' },
    }),
  );
  await send(admin.post(`${api}/suggestions/${suggestion.id}/vote`));
  await send(admin.put(`${api}/suggestions/${suggestion.id}/status`, { data: { status: 'planned', note: 'In the next release.' } }));
  await send(admin.post(`${api}/posts/${reported.id}/report`, { data: { reason: 'spam', note: 'The same as yesterday.' } }));
  const found = `post.${reported.id}`;
  await eventually(async () => {
    const { reportCount } = await send(admin.get(`${api}/moderation/cases/${found}`));
    if (reportCount === 0) throw new Error('The report is not in its case yet');
  });
  return { post: post.id, draft: draft.id, suggestion: suggestion.id, case: found };
}

const PICTURE = { prompt: 'A quiet sea at dawn', style: 'landscape' };

const EXPERIMENTS = {
  'music-generator': { genre: 'jazz', mood: 'calm', duration: 20 },
  'dream-interpreter': { dreamText: 'I crossed an old bridge while the river rose. My grandmother waited in front of a house.' },
  'emotion-visualizer': { inputText: 'I was so nervous before the exam. Now I am happy, but very tired!' },
  'future-predictor': { question: 'Will my garden bloom this spring?' },
  'story-weaver': {
    genre: 'mystery',
    characters: [{ name: 'Mira', trait: 'curious' }, { name: 'Tom' }],
    plotPoints: ['they find a map', 'the bridge breaks'],
    engine: 'local',
  },
  'battle-arena': {
    contestant1: { name: 'Einstein Agent' },
    contestant2: { name: 'Tech Wizard' },
    topic: 'Is it better to plan a holiday or to improvise it?',
    rounds: 1,
  },
  'debate-arena': { topic: 'Cities should be free of cars.', rounds: 1 },
};

/** The input of experiments that need something first: a picture, and a questionnaire. */
async function inputs(user, picture) {
  const body = await (await user.get(picture)).body();
  const file = { name: 'sea.png', mimeType: 'image/png', buffer: body };
  const { fileId } = await send(user.post('/api/lab/files', { multipart: { file } }));
  const { items } = await send(user.get('/api/lab/personality-mirror/items?form=short'));
  return {
    'image-playground': {
      image: fileId,
      transformations: [
        { type: 'rotate', degrees: 8 },
        { type: 'saturation', amount: 40 },
        { type: 'stylise', style: 'oil_paint', strength: 5 },
      ],
    },
    'personality-mirror': { form: 'short', answers: items.map(({ item }, n) => ({ item, answer: (n % 4) + 1 })) },
  };
}

/** Addresses of experiments with their results, of one for itself and of one that is shared. */
async function addExperiments(user) {
  const addresses = {};
  const add = async (type, data) => {
    const { experimentId: id } = await send(user.post(`/api/lab/${type}`, { data }));
    addresses[`/lab/${type}`] = `/lab/${type}?run=${id}`;
    return eventually(async () => {
      const run = await send(user.get(`/api/lab/${id}`));
      if (run.status !== 'completed') throw new Error(`${type} is ${run.status}: ${run.error}`);
      return run;
    }, 120_000);
  };
  const { experimentId: id, output } = await add('neural-art', PICTURE);
  const others = { ...EXPERIMENTS, ...(await inputs(user, output.fileUrl)) };
  for (const [type, data] of Object.entries(others)) await add(type, data);
  const { url } = await send(user.post(`/api/lab/${id}/share`));
  return { ...addresses, '/lab/experiments/:id': `/lab/experiments/${id}`, '/lab/shared': url };
}

async function visit(page) {
  for (const path of ['/', '/pricing', '/agents', '/agents/einstein']) await open(page, path);
}

async function addCoupons(request) {
  const coupons = [
    { code: 'WELCOME20', percentOff: 20, duration: 'months', months: 3, active: true },
    { code: 'TEAM5', amountOff: 500, currency: 'usd', duration: 'once', plans: ['pro'], maxRedemptions: 50, active: true },
    { code: 'SUMMER', percentOff: 10, duration: 'once', expiresAt: '2030-09-01T00:00:00Z', active: false },
  ];
  for (const data of coupons) {
    const answer = await request.post('/api/coupons', { data });
    // An earlier run has added it.
    if (answer.status() !== 409) await send(answer);
  }
}

/** On the page of what plays Stripe for the suite. */
async function buy(page, order, card) {
  const { url } = await send(page.context().request.post('/api/stripe/checkout', { data: order }));
  await page.goto(url);
  await page.selectOption('#card', card);
  await page.click('#pay');
  await page.waitForURL('**/payment/success**');
  await page.locator('[data-subscription]').waitFor();
}

async function askForRefund(request) {
  const { transactionId } = await eventually(async () => {
    const { items } = await send(request.get('/api/billing/transactions'));
    const paid = items.find(({ item }) => item?.name === 'Starter');
    if (!paid) throw new Error('The payment is not stored yet');
    return paid;
  });
  await send(request.post('/api/billing/refund', { data: { transactionId, amount: 250, reason: 'I was away for ten days and could not use it.' } }));
}

async function talkTo(request, agentId, message) {
  const { conversationId } = await send(request.post('/api/chat', { data: { agentId, message }, timeout: 120_000 }));
  await send(request.put(`/api/chat/${conversationId}`, { data: { title: message } }));
  return conversationId;
}

/** A small model does not write Markdown. */
async function giveAnswer(conversationId, text) {
  const client = new MongoClient(process.env.MONGODB_URI ?? 'mongodb://127.0.0.1:27017/onelastai');
  await client.db().collection('chatinteractions').updateOne({ _id: conversationId }, { $set: { 'messages.1.content': text } });
  await client.close();
}
