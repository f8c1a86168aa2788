import type { Experiment } from './queries';

const PICTURED = ['neural-art', 'image-playground', 'emotion-visualizer'];

/** Whether what the run made is a picture. */
export const isPictured = ({ experimentType = '', output }: Experiment): boolean =>
  PICTURED.includes(experimentType) && Boolean(output?.fileUrl);

const SIZE = 320;

/** A small picture of a stored one; that of a link which expires is as it is signed. */
export const thumbnailOf = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}thumbnail=${SIZE}`;
