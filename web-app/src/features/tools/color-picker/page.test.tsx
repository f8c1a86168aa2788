import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../../test/render';

const TOOL = {
  id: 'color-picker',
  name: 'Color picker',
  category: 'developer',
  description: 'Reads colors.',
  input: { type: 'object', required: ['color'], properties: { color: { type: 'string' }, background: { type: 'string' } } },
  output: {},
  example: {},
};

it('a picked color is run, and colors of the result can be seen', async () => {
  let body: unknown;
  answerWith({
    'GET /api/tools': { body: { items: [TOOL] } },
    'GET /api/tools/usages': { body: { items: [] } },
    'POST /api/tools/color-picker': async (request) => {
      body = await request.json();
      return { body: { success: true, latency: 1, result: { palettes: [{ name: 'triadic', colors: ['#663399', '#00ff0080'] }] } } };
    },
  });
  renderAt('/tools/color-picker?background=white');
  fireEvent.change(await screen.findByLabelText('Pick the color'), { target: { value: '#663399' } });
  expect(screen.getByLabelText(/^Color/)).toHaveValue('#663399');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect((await screen.findByText('#663399')).firstElementChild).toHaveStyle({ backgroundColor: '#663399' });
  expect(screen.getByText('#00ff0080')).toBeVisible();
  expect(body).toEqual({ color: '#663399', background: 'white' });
});
