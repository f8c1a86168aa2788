import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answerWith, renderAt } from '../../../../test/render';
import document from '../../../../../web-sdk/openapi/tools-service.json';
import { texts } from './texts';

const ACTIONS = document.components.schemas.DeveloperInput.properties.action.enum;

const TOOL = {
  id: 'developer-utils',
  name: 'Developer utilities',
  category: 'developer',
  description: 'Small tools.',
  input: {
    type: 'object',
    required: ['action'],
    properties: { action: { type: 'string', enum: ACTIONS }, text: { type: 'string' } },
  },
  output: {},
  example: {},
};

it('every small tool is in the list', () => {
  expect(Object.values(texts('en')).flatMap(({ tools }) => Object.keys(tools)).sort()).toEqual([...ACTIONS].sort());
});

it('a tool of the list is run on the text that stands there', async () => {
  let body: unknown;
  answerWith({
    'GET /api/tools': { body: { items: [TOOL] } },
    'GET /api/tools/usages': { body: { items: [] } },
    'POST /api/tools/developer-utils': async (request) => {
      body = await request.json();
      return { body: { success: true, latency: 1, result: { text: 'a-name', details: [], note: null } } };
    },
  });
  renderAt('/tools/developer-utils?text=aName');
  const kebab = await screen.findByRole('button', { name: 'kebab-case' });
  await userEvent.click(kebab);
  expect(kebab).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByText('a-name')).toBeVisible();
  expect(body).toEqual({ action: 'kebab_case', text: 'aName' });
});
