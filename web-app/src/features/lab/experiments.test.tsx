import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { paths } from '../../../../web-sdk/openapi/lab-service.json';
import { answerWith, renderAt } from '../../../test/render';
import { pathOf } from './experiment-name';
import ExperimentPage from './ExperimentPage';
import { lab } from './routes';

/** Where an experiment is run, its run is accepted, and ends later. */
const EXPERIMENTS = Object.entries(paths)
  .filter(([, operations]) => 'post' in operations && '202' in operations.post.responses)
  .map(([path]) => path.slice('/api/lab/'.length));

const addresses = EXPERIMENTS.map(pathOf).sort();

it('every experiment of the API has its page, and every such page has its experiment', async () => {
  const pages = await Promise.all(lab.routes.map(async ({ path, load }) => ({ path, page: (await load()).default })));
  expect(pages.filter(({ page }) => page === ExperimentPage).map(({ path }) => path).sort()).toEqual(addresses);
});

it('every experiment of the API has its card in the gallery, and every card its experiment', async () => {
  answerWith({});
  renderAt('/lab');
  const gallery = await screen.findByRole('region', { name: 'Experiments' });
  const links = within(gallery).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href')).sort()).toEqual(addresses);
});
