import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { answerWith, renderAt } from '../../../test/render';
import { signIn } from '../../../test/session';
import { toFilter, toSearch } from './filter';
import { tagsOf } from './tags';

const API = '/api/community';

const SOFIA = { id: 'u2', name: 'Sofia' };
const SUMMARY = {
  id: 'p-1',
  author: SOFIA,
  title: 'Agents by mail',
  excerpt: 'It works well.',
  category: 'ideas',
  tags: ['mail'],
  state: 'published',
  visibility: 'visible',
  locked: false,
  at: '2026-03-01T08:00:00Z',
  editedAt: null,
  likeCount: 2,
  commentCount: 1,
  viewCount: 40,
};
const POST = {
  ...SUMMARY,
  content: 'It works **well**.',
  html: '<p>It works <strong>well</strong>.</p>',
  version: 1,
  createdAt: '2026-03-01T08:00:00Z',
  publishedAt: '2026-03-01T08:00:00Z',
  liked: false,
};
const COMMENT = {
  id: 'c-1',
  postId: 'p-1',
  rootId: 'c-1',
  replyTo: null,
  depth: 0,
  state: 'visible',
  author: { id: 'u3', name: 'Omar' },
  content: 'I had the same idea.',
  html: '<p>I had the same idea.</p>',
  likeCount: 0,
  liked: false,
  replyCount: 1,
  version: 1,
  createdAt: '2026-03-01T09:00:00Z',
  editedAt: null,
};
const REPLY = { ...COMMENT, id: 'c-2', replyTo: 'c-1', depth: 1, content: 'Me too.', html: '<p>Me too.</p>', author: SOFIA, replyCount: 0 };

const USER = {
  'GET /api/session/me': { body: { id: 'u1', roles: ['user'] } },
  [`GET ${API}/follows`]: { body: { items: [] } },
};
const WITH_POST = {
  ...USER,
  [`GET ${API}/posts/p-1`]: { body: POST },
  [`GET ${API}/posts/p-1/comments`]: { body: { items: [{ comment: COMMENT, replies: { items: [REPLY] } }] } },
};
const FEED = { ...USER, [`GET ${API}/posts`]: { body: { items: [SUMMARY] } }, [`GET ${API}/tags`]: { body: { items: [{ tag: 'mail', posts: 3 }] } } };

/** What the page follows; a test says what comes. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static latest: Stream | undefined;
  readyState = 1;
  close = vi.fn();
  constructor(readonly address: string) {
    super();
    Stream.latest = this;
  }
  say(kind: string, id: string, postId: string) {
    act(() => void this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify({ kind, id, postId }) })));
  }
}

const bodies: unknown[] = [];
/** An answer that keeps what was sent. */
const keeping = (body: unknown, status = 200) => async (request: Request) => {
  bodies.push(await request.json());
  return { status, body };
};
const write = async (name: string | RegExp, value: string) =>
  fireEvent.change(await screen.findByRole('textbox', { name }), { target: { value } });
const click = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  signIn();
  bodies.length = 0;
  vi.stubGlobal('EventSource', Stream);
});

it('a visitor reads the newest posts, and is not offered what they follow', async () => {
  answerWith({ ...FEED, 'GET /api/session/me': { status: 401, body: { code: 'unauthenticated' } } });
  renderAt('/community');
  expect(await screen.findByRole('link', { name: 'Agents by mail' })).toHaveAttribute('href', '/community/posts/p-1');
  expect(screen.getByRole('link', { name: 'Sofia' })).toHaveAttribute('href', '/community?author=u2');
  expect(await screen.findByRole('radio', { name: 'Hot' })).toBeInTheDocument();
  expect(screen.queryByRole('radio', { name: 'Following' })).toBeNull();
});

it('the feed and its period stand in the address', async () => {
  const requests = answerWith(FEED);
  renderAt('/community?feed=top&period=month&tag=mail');
  await screen.findByRole('link', { name: 'Agents by mail' });
  expect(requests).toContain(`GET ${API}/posts?feed=top&period=month&tag=mail`);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Of the last' }), 'all');
  await waitFor(() => expect(requests).toContain(`GET ${API}/posts?feed=top&period=all&tag=mail`));
});

it('new posts are announced, and come when they are wanted', async () => {
  let items = [SUMMARY];
  answerWith({ ...FEED, [`GET ${API}/posts`]: () => ({ body: { items } }) });
  renderAt('/community');
  await screen.findByRole('link', { name: 'Agents by mail' });
  items = [{ ...SUMMARY, id: 'p-2', title: 'A newer one', at: '2026-03-02T08:00:00Z' }, SUMMARY];
  Stream.latest?.say('post', 'p-2', 'p-2');
  const button = await screen.findByRole('button', { name: 'Show 1 new post' });
  expect(screen.queryByRole('link', { name: 'A newer one' })).toBeNull();
  await userEvent.click(button);
  expect(await screen.findByRole('link', { name: 'A newer one' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /new post/ })).toBeNull();
});

it('what is typed is searched for, and the next page skips what was shown', async () => {
  const requests = answerWith({
    ...FEED,
    [`GET ${API}/search`]: (request) =>
      new URL(request.url).searchParams.get('skip')
        ? { body: { items: [{ ...SUMMARY, id: 'p-9', title: 'The last' }] } }
        : { body: { items: [SUMMARY], next: `${API}/search?q=mail&skip=20&size=20` } },
  });
  renderAt('/community');
  fireEvent.change(await screen.findByRole('searchbox', { name: 'Search posts' }), { target: { value: ' mail ' } });
  await click('Show more');
  expect(await screen.findByRole('link', { name: 'The last' })).toBeVisible();
  expect(requests).toContain(`GET ${API}/search?q=mail&skip=20`);
});

it('a tag is followed', async () => {
  const requests = answerWith({ ...FEED, [`PUT ${API}/follows/tag/mail`]: { status: 204 } });
  renderAt('/community?tag=mail');
  await click('Follow mail');
  await waitFor(() => expect(requests).toContain(`PUT ${API}/follows/tag/mail`));
});

it('a post is shown as the server rendered it, with its thread, and follows what changes', async () => {
  let post: object = POST;
  answerWith({ ...WITH_POST, [`GET ${API}/posts/p-1`]: () => ({ body: post }) });
  renderAt('/community/posts/p-1');
  expect(await screen.findByRole('heading', { level: 1, name: 'Agents by mail' })).toBeVisible();
  expect((await screen.findByText('well')).tagName).toBe('STRONG');
  expect(await screen.findByText('Me too.')).toBeVisible();
  expect(Stream.latest?.address).toBe(`${API}/live?post=p-1`);
  post = { ...POST, html: '<p>It was changed.</p>' };
  Stream.latest?.say('post', 'p-1', 'p-1');
  expect(await screen.findByText('It was changed.')).toBeVisible();
});

it('a post that is hidden while it is read is gone', async () => {
  let answer: { status?: number; body: object } = { body: POST };
  answerWith({ ...WITH_POST, [`GET ${API}/posts/p-1`]: () => answer });
  renderAt('/community/posts/p-1');
  await screen.findByText('well');
  answer = { status: 404, body: { code: 'not_found' } };
  Stream.latest?.say('post', 'p-1', 'p-1');
  expect(await screen.findByRole('heading', { name: 'This is not here' })).toBeVisible();
  expect(screen.queryByText('well')).toBeNull();
});

it('a like is shown at once, and can be taken back', async () => {
  answerWith({ ...WITH_POST, [`POST ${API}/posts/p-1/like`]: keeping({ liked: true, likeCount: 2 }) });
  renderAt('/community/posts/p-1');
  await click('Like this post: 2');
  await click('Like this post: 3');
  expect(await screen.findByRole('button', { name: 'Like this post: 2' })).toHaveAttribute('aria-pressed', 'false');
  expect(bodies).toEqual([{ liked: true }, { liked: false }]);
});

it('nobody likes or reports what they wrote; they change it', async () => {
  answerWith({ ...WITH_POST, [`GET ${API}/posts/p-1`]: { body: { ...POST, author: { id: 'u1', name: 'Ada' } } } });
  renderAt('/community/posts/p-1');
  expect(await screen.findByRole('button', { name: 'Like this post: 2' })).toBeDisabled();
  expect(screen.getByRole('link', { name: 'Edit' })).toHaveAttribute('href', '/community/posts/p-1/edit');
  const article = within(screen.getByRole('article'));
  expect(article.queryByRole('button', { name: 'Report' })).toBeNull();
});

it('moderators alone are led to what they decide, and to the author', async () => {
  answerWith({ ...WITH_POST, 'GET /api/session/me': { body: { id: 'u3', roles: ['user', 'moderator'] } } });
  const { unmount } = renderAt('/community/posts/p-1');
  const article = within(await screen.findByRole('article'));
  expect(await article.findByRole('link', { name: 'Moderate' })).toHaveAttribute('href', '/admin/community/cases/post.p-1');
  expect(article.getByRole('link', { name: 'Standing of the author' })).toHaveAttribute('href', '/admin/community/members/u2');
  // The reply is of another one, the comment is their own.
  await screen.findByText('Me too.');
  expect(screen.getAllByRole('link', { name: 'Moderate' }).map((link) => link.getAttribute('href'))).toEqual([
    '/admin/community/cases/post.p-1',
    '/admin/community/cases/comment.c-2',
  ]);
  unmount();
  answerWith(WITH_POST);
  renderAt('/community/posts/p-1');
  await screen.findByText('Me too.');
  expect(screen.queryByRole('link', { name: 'Moderate' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Standing of the author' })).toBeNull();
});

it('a post is reported with a reason', async () => {
  answerWith({ ...WITH_POST, [`POST ${API}/posts/p-1/report`]: keeping(undefined, 204) });
  renderAt('/community/posts/p-1');
  const article = within(await screen.findByRole('article'));
  await userEvent.click(article.getByRole('button', { name: 'Report' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Report to the moderators' }));
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'What is wrong' }), 'hate');
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }));
  expect(await screen.findByText('Thank you. A moderator will look at it.')).toBeVisible();
  expect(bodies).toEqual([{ reason: 'hate' }]);
});

it('a reply mentions somebody of the thread, and is sent once', async () => {
  answerWith({ ...WITH_POST, [`POST ${API}/posts/p-1/comments`]: keeping({ ...REPLY, id: 'c-3' }, 201) });
  renderAt('/community/posts/p-1');
  const [first] = await screen.findAllByRole('button', { name: 'Reply' });
  if (first) await userEvent.click(first);
  await write(/^Your reply/, 'Thanks, ');
  const [mention] = await screen.findAllByRole('button', { name: 'Mention somebody' });
  if (mention) await userEvent.click(mention);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Omar', hidden: true }));
  const [send] = screen.getAllByRole('button', { name: 'Comment' });
  if (send) await userEvent.click(send);
  await waitFor(() => expect(bodies).toHaveLength(1));
  expect(bodies[0]).toMatchObject({ content: expect.stringContaining('@[Omar](member:u3)') as string, replyTo: 'c-1' });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Your reply/ })).toBeNull());
});

it('what is wrong with a comment stands at its text', async () => {
  answerWith({
    ...WITH_POST,
    [`POST ${API}/posts/p-1/comments`]: {
      status: 400,
      body: { code: 'invalid_request', errors: [{ field: 'content', code: 'not_blank', detail: 'must not be blank' }] },
    },
  });
  renderAt('/community/posts/p-1');
  await write(/^Your comment/, ' ');
  await click('Comment');
  expect(await screen.findByText('Must not be blank')).toBeVisible();
});

it('the place of a deleted comment stays, without its text', async () => {
  const deleted = { ...COMMENT, state: 'deleted', author: null, content: null, html: null };
  answerWith({ ...WITH_POST, [`GET ${API}/posts/p-1/comments`]: { body: { items: [{ comment: deleted, replies: { items: [REPLY] } }] } } });
  renderAt('/community/posts/p-1');
  expect(await screen.findByText('This comment was deleted.')).toBeVisible();
  expect(screen.getByText('Me too.')).toBeVisible();
});

it('more replies are read from where the first ones end', async () => {
  const next = `${API}/comments/c-1/replies?after=path%2F2&size=5`;
  const requests = answerWith({
    ...WITH_POST,
    [`GET ${API}/posts/p-1/comments`]: { body: { items: [{ comment: COMMENT, replies: { items: [REPLY], next } }] } },
    [`GET ${API}/comments/c-1/replies`]: { body: { items: [{ ...REPLY, id: 'c-9', html: '<p>The last.</p>' }] } },
  });
  renderAt('/community/posts/p-1');
  await click('Show more replies');
  expect(await screen.findByText('The last.')).toBeVisible();
  expect(requests).toContain(`GET ${API}/comments/c-1/replies?after=path%2F2`);
});

it('a draft is saved, shown as it is rendered, and published', async () => {
  const draft = { ...POST, state: 'draft', author: { id: 'u1' }, publishedAt: null };
  answerWith({
    ...WITH_POST,
    [`POST ${API}/posts`]: keeping(draft, 201),
    [`GET ${API}/posts/p-1`]: { body: draft },
    [`PUT ${API}/posts/p-1`]: keeping({ ...draft, version: 2 }),
    [`POST ${API}/posts/p-1/publish`]: { body: { ...draft, state: 'published' } },
  });
  renderAt('/community/new');
  await write(/^Title/, 'Agents by mail');
  await write(/^Tags/, '#Mail, agents mail');
  await write(/^Text/, 'It works **well**.');
  await click('Save and preview');
  const preview = within(await screen.findByRole('region', { name: 'Preview' }));
  expect(preview.getByText('well').tagName).toBe('STRONG');
  await click('Publish');
  expect(await screen.findByText('The post is published.')).toBeVisible();
  expect(bodies).toEqual([
    { title: 'Agents by mail', category: 'general', tags: ['mail', 'agents'], content: 'It works **well**.', draft: true },
    { title: 'Agents by mail', category: 'ideas', tags: ['mail'], content: 'It works **well**.', version: 1 },
  ]);
});

it('a pasted picture is uploaded and stands in the text; one that is refused is named', async () => {
  answerWith({ ...USER, [`POST ${API}/pictures`]: { status: 201, body: { id: 'i-1', url: `${API}/pictures/i-1` } } });
  renderAt('/community/new');
  const text = await screen.findByRole('textbox', { name: /^Text/ });
  fireEvent.paste(text, { clipboardData: { files: [new File(['x'], 'cat.png', { type: 'image/png' })] } });
  await waitFor(() => expect(text).toHaveValue(`![cat](${API}/pictures/i-1)\n`));
  answerWith({ ...USER, [`POST ${API}/pictures`]: { status: 413, body: { code: 'too_large' } } });
  fireEvent.paste(text, { clipboardData: { files: [new File(['x'], 'map.png', { type: 'image/png' })] } });
  expect(await screen.findByText('map.png is too large.')).toBeVisible();
});

it('an author appeals against a decision', async () => {
  const decision = { id: 'a-1', act: 'hide', role: 'moderator', by: null, reason: 'spam', note: 'Once is enough.', until: null, at: '2026-03-02T08:00:00Z', appeal: null, appealable: true };
  answerWith({
    ...USER,
    [`GET ${API}/posts/drafts`]: { body: { items: [] } },
    [`GET ${API}/posts/mine`]: { body: { items: [{ ...SUMMARY, visibility: 'hidden' }] } },
    [`GET ${API}/trust/me`]: { body: { level: 'new', next: null, limits: [{ activity: 'post', limit: 5, used: 1 }], bannedUntil: null } },
    [`GET ${API}/moderation/mine`]: { body: { items: [{ id: 'post.p-1', kind: 'post', contentId: 'p-1', status: 'decided', acts: [decision] }] } },
    [`POST ${API}/moderation/cases/post.p-1/appeal`]: keeping({}),
  });
  renderAt('/dashboard/community');
  const panel = within(await screen.findByRole('region', { name: 'Decisions of moderators' }));
  expect(await panel.findByText('Hidden: Spam')).toBeVisible();
  await userEvent.click(panel.getByRole('button', { name: 'Appeal' }));
  fireEvent.change(panel.getByRole('textbox', { name: /^Why is this wrong/ }), { target: { value: 'It is my own work.' } });
  await userEvent.click(panel.getByRole('button', { name: 'Send the appeal' }));
  await waitFor(() => expect(bodies).toEqual([{ actId: 'a-1', text: 'It is my own work.' }]));
});

it('an address is a feed that the API takes', () => {
  const of = (search: string) => toFilter(new URLSearchParams(search));
  expect(of('feed=nonsense&period=day')).toEqual({ feed: 'new' });
  expect(of('feed=following&tag=mail')).toEqual({ feed: 'following' });
  expect(of('tag=mail&category=help&author=u2')).toEqual({ feed: 'new', author: 'u2' });
  expect(toSearch(of('feed=top&category=help')).toString()).toBe('feed=top&period=week&category=help');
});

it('tags are what stands between commas and spaces', () => {
  expect(tagsOf(' #Mail,agents  mail,')).toEqual(['mail', 'agents']);
});
