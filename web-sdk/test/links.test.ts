import { beforeEach, expect, it } from 'vitest';
import { flushed, server, tracker, inBrowser } from './browser.js';

inBrowser();

beforeEach(() => {
  // jsdom follows no links.
  document.body.onclick = (click) => {
    click.preventDefault();
  };
});

async function click(html: string, init: MouseEventInit = {}): Promise<unknown[]> {
  tracker().start();
  document.body.innerHTML = html;
  const target = document.querySelector('[data-click]') ?? document.querySelector('a');
  const type = init.button ? 'auxclick' : 'click';
  target?.dispatchEvent(
    new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }),
  );
  await flushed();
  return server
    .ofType('event')
    .filter(({ eventType }) => eventType === 'link')
    .map(({ eventName, eventData }) => [eventName, eventData]);
}

it.each([
  ['a link off the site', '<a href="https://example.com/a?token=secret#x">x</a>', 'outbound', 'https://example.com/a'],
  ['something inside of a link', '<a href="https://example.com/a"><b data-click>x</b></a>', 'outbound', 'https://example.com/a'],
  ['a file of the site', '<a href="/files/report.PDF?v=2">x</a>', 'download', 'http://localhost:3000/files/report.PDF'],
  ['what is marked as a download', '<a href="/export" download>x</a>', 'download', 'http://localhost:3000/export'],
])('reports a click on %s, without its query', async (_what, html, name, url) => {
  expect(await click(html)).toEqual([[name, { url }]]);
});

it('reports a link that the middle button opens in a tab', async () => {
  expect(await click('<a href="https://example.com/">x</a>', { button: 1 })).toHaveLength(1);
});

it.each([
  ['a page of the site', '<a href="/two">x</a>'],
  ['a mail address', '<a href="mailto:someone@example.com">x</a>'],
  ['a script', '<a href="javascript:void(0)">x</a>'],
  ['anything else', '<button data-click>x</button>'],
])('reports no click on %s', async (_what, html) => {
  expect(await click(html)).toEqual([]);
});

it('reports no link that the second button was pressed on', async () => {
  expect(await click('<a href="https://example.com/">x</a>', { button: 2 })).toEqual([]);
});
