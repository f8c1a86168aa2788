// What a page shows once something is done on it, or once something fails: whose page, and how.

const click = (name, role = 'button') => async (page) => {
  await page.getByRole(role, { name }).first().click();
};
const dialog = (name) => async (page) => {
  await click(name)(page);
  await page.getByRole('dialog').waitFor();
  // It fades in.
  await page.waitForTimeout(400);
};
const CHAT = '/agents/:id';
const WIDE = 992;

const failing = (pattern, status, body) => (page) =>
  page.route(pattern, (route) => route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) }));
const again = (prepare) => async (page) => {
  await prepare(page);
  await page.reload();
  await page.waitForTimeout(1_500);
};

export const OPENED = [
  {
    name: 'opened-consent',
    as: 'public',
    address: '/',
    act: (page) => page.getByRole('button', { name: 'Privacy choice' }).click(),
  },
  { name: 'opened-no-page', as: 'public', address: '/no/such/page', act: () => undefined },
  { name: 'opened-menu-of-admin', as: 'admin', address: '/', act: click(/^Account/) },
  {
    name: 'opened-menu-on-phone',
    as: 'public',
    address: '/pricing',
    act: (page, width) => (width < 768 ? dialog('Menu')(page) : undefined),
  },
  { name: 'opened-sign-in-wanted', as: 'public', address: '/dashboard/billing', act: () => undefined },
  { name: 'opened-for-admins', as: 'user', address: '/admin/users', act: () => undefined },
  {
    name: 'opened-login-refused',
    as: 'public',
    address: '/auth/login',
    act: async (page) => {
      await page.getByLabel('E-mail address').fill('nobody@example.com');
      await page.getByLabel('Password', { exact: true }).fill('not a password');
      await click('Sign in', 'button')(page);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'opened-agents-none-found', as: 'public', address: '/agents?q=zzz', act: () => undefined },
  {
    name: 'opened-coupon-applied',
    as: 'user',
    address: '/payment?plan=pro&period=monthly',
    act: async (page) => {
      await page.getByLabel('Coupon code').fill('WELCOME20');
      await click('Apply')(page);
      await page.getByText('You pay', { exact: true }).waitFor();
    },
  },
  {
    name: 'opened-plan-change',
    as: 'user',
    address: '/dashboard/billing?change=pro&period=yearly',
    act: async (page) => {
      await page.getByRole('button', { name: /^Change to Pro/ }).waitFor();
      await page.waitForTimeout(400);
    },
  },
  { name: 'opened-plan-cancel', as: 'user', address: '/dashboard/billing', act: dialog('Cancel Starter …') },
  {
    name: 'opened-invoice',
    as: 'user',
    address: '/dashboard/billing',
    act: async (page) => {
      await dialog(/^Show invoice/)(page);
      await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    },
  },
  { name: 'opened-refund', as: 'user', address: '/dashboard/billing', act: dialog(/^Ask for a refund/) },
  { name: 'opened-card-removal', as: 'user', address: '/dashboard/billing', act: dialog(/^Remove Visa/) },
  { name: 'opened-coupon-form', as: 'admin', address: '/admin/coupons', act: dialog('Add a coupon') },
  { name: 'opened-coupon-retirement', as: 'admin', address: '/admin/coupons', act: dialog(/^Retire/) },
  { name: 'opened-plan-form', as: 'admin', address: '/admin/plans', act: dialog('Change Pro') },
  { name: 'opened-refund-approval', as: 'admin', address: '/admin/refunds', act: dialog(/^Approve/) },
  { name: 'opened-refund-rejection', as: 'admin', address: '/admin/refunds', act: dialog(/^Reject/) },
  { name: 'opened-user-disabling', as: 'admin', address: '/admin/users/:id', act: dialog('Disable') },
  {
    name: 'opened-second-factor',
    as: 'user',
    address: '/dashboard/security',
    act: async (page) => {
      await click('Turn on')(page);
      await page.waitForTimeout(800);
    },
  },
  { name: 'opened-chat-empty', as: 'user', address: '/agents/einstein', act: () => undefined },
  { name: 'opened-chat-of-paid-agent', as: 'public', address: '/agents/bishop-burger', act: () => undefined },
  {
    name: 'opened-chat-history',
    as: 'user',
    address: CHAT,
    act: (page, width) => (width < WIDE ? dialog(/history/i)(page) : undefined),
  },
  { name: 'opened-chat-menu', as: 'user', address: CHAT, act: click('This conversation') },
  { name: 'opened-chat-settings', as: 'user', address: CHAT, act: dialog('How it speaks to you') },
  {
    name: 'opened-chat-share',
    as: 'user',
    address: CHAT,
    act: async (page) => {
      await click('This conversation')(page);
      await page.getByRole('menuitem', { name: /Share/ }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'opened-chat-streaming',
    as: 'public',
    address: '/agents/neural-chat-demo',
    act: async (page) => {
      await page.getByRole('textbox', { name: /^Message to/ }).fill('Tell me a long story about a lighthouse.');
      await page.keyboard.press('Enter');
      await page.locator('[data-status=coming] p').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'opened-chat-problem',
    as: 'public',
    address: '/agents/neural-chat-demo',
    act: async (page) => {
      await failing('**/api/chat', 503, { code: 'model_unavailable' })(page);
      await page.getByRole('textbox', { name: /^Message to/ }).fill('Are you there?');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'opened-billing-unavailable',
    as: 'user',
    address: '/dashboard/billing',
    act: again(failing('**/api/billing/**', 503, { code: 'service_unavailable' })),
  },
  {
    name: 'opened-home-loading',
    as: 'public',
    address: '/',
    act: again((page) => page.route('**/api/**', () => undefined)),
  },
  {
    name: 'opened-billing-loading',
    as: 'user',
    address: '/dashboard/billing',
    act: again((page) => page.route(/\/api\/(billing|stripe|agent-subscriptions)/, () => undefined)),
  },
  { name: 'opened-post-report', as: 'admin', address: '/community/posts/:id', act: dialog('Report') },
  { name: 'opened-post-history', as: 'user', address: '/community/posts/:id', act: dialog('Edited') },
  {
    name: 'opened-comment-reply',
    as: 'user',
    address: '/community/posts/:id',
    act: async (page) => {
      await click('Reply')(page);
      await page.getByRole('textbox', { name: /^Your reply/ }).waitFor();
    },
  },
  {
    name: 'opened-suggestion-form',
    as: 'user',
    address: '/community/suggestions',
    act: async (page) => {
      await click('Suggest something')(page);
      await page.getByRole('textbox', { name: /^Title/ }).fill('Answers by mail');
      await page.getByText('Does one of these say it?').waitFor();
    },
  },
  {
    name: 'opened-dead-letters',
    as: 'admin',
    address: '/admin/dead-letters/tracking-service',
    act: again(async (page) => {
      const topic = 'tracking.v1.tracking-service.dlt';
      const letter = { id: `${topic}:0:7`, topic, group: 'tracking-service', at: '2026-03-04T08:00:00Z', type: 'com.onelastai.tracking.PageViewed', cause: 'java.lang.IllegalArgumentException: No such page' };
      await page.route('**/dead-letter-topics', (route) => route.fulfill({ json: { items: [{ topic, waiting: 3 }] } }));
      await page.route('**/dead-letters', (route) => route.fulfill({ json: { items: [letter, { ...letter, id: `${topic}:0:8` }] } }));
    }),
  },
  { name: 'opened-lab-picture', as: 'user', address: '/lab/neural-art', act: dialog(/^Enlarge/) },
  { name: 'opened-lab-compare', as: 'user', address: '/lab/neural-art', act: dialog('Compare') },
  { name: 'opened-lab-share', as: 'user', address: '/lab/neural-art', act: dialog('Share') },
];
