import { useContext } from 'react';
import { SiteContext } from '../../shared/frame';
import { useLanguage } from '../../shared/texts';
import type { Experiment } from './queries';

/** The name of an experiment is the title of its page. */
export function useExperimentName(): (type?: string) => string {
  const language = useLanguage();
  const { routes } = useContext(SiteContext);
  return (type = '') => routes.find(({ path }) => path === pathOf(type))?.title(language) ?? type;
}

export const pathOf = (type = ''): string => `/lab/${type}`;

export const runPath = ({ experimentType, experimentId = '' }: Experiment): string =>
  `${pathOf(experimentType)}?run=${experimentId}`;
