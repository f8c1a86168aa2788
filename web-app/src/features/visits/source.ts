import type { Visit } from './queries';

/** The site that a visit came from: the host, without what is common to all. */
export function siteOf(referrer: string | undefined): string | undefined {
  if (!referrer) return undefined;
  return URL.canParse(referrer) ? new URL(referrer).host.replace(/^www\./, '') : referrer;
}

/** Where a visit came from, the most telling first. */
export const sourceOf = ({ channel, referrer, utmParams }: Pick<Visit, 'channel' | 'referrer' | 'utmParams'>): string[] =>
  [utmParams?.source ?? siteOf(referrer), channel].filter((part) => typeof part === 'string');
