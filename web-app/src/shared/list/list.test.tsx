import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { DataTable, usePages } from '.';
import { answerWith, renderPart } from '../../../test/render';
import { api, read } from '../api';

function Agents() {
  const pages = usePages(['test'], (after, signal) =>
    read(api.GET('/api/agents', { params: { query: { after, size: 1 } }, signal })),
  );
  return (
    <DataTable
      caption="Agents"
      pages={pages}
      rowKey={({ id = '' }) => id}
      columns={[{ header: 'Name', cell: ({ name }) => name }]}
      empty="None"
    />
  );
}

it('a list goes on where its last page ended, until there is no next', async () => {
  const requests = answerWith({
    'GET /api/agents': (request) =>
      new URL(request.url).searchParams.has('after')
        ? { body: { items: [{ id: 'b', name: 'Bishop' }] } }
        : { body: { items: [{ id: 'a', name: 'Ada' }], next: '/api/agents?after=a%26b&size=1' } },
  });
  renderPart(<Agents />);
  const table = await screen.findByRole('table', { name: 'Agents' });
  expect(within(table).getByText('Ada')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await within(table).findByText('Bishop')).toBeVisible();
  expect(requests).toEqual(['GET /api/agents?size=1', 'GET /api/agents?after=a%26b&size=1']);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

it('an empty list says so', async () => {
  answerWith({ 'GET /api/agents': { body: { items: [] } } });
  renderPart(<Agents />);
  expect(await screen.findByText('None')).toBeVisible();
});

it('a list that cannot be read can be tried again', async () => {
  let away = true;
  answerWith({ 'GET /api/agents': () => (away ? { status: 403, body: { code: 'forbidden' } } : { body: { items: [] } }) });
  renderPart(<Agents />);
  expect(await screen.findByRole('alert')).toHaveTextContent('You may not do this.');
  away = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('None')).toBeVisible();
});
