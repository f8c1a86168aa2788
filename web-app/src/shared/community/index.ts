/* What writes or reports is heavier, and imported where it is needed: MarkdownInput, ReportForm. */
export { ContentHtml } from './ContentHtml';
export { CountButton } from './CountButton';
export { Found } from './Found';
export { ModeratorLinks } from './ModeratorLinks';
export { PersonName, usePersonName, type Person } from './PersonName';
export { ReportButton } from './ReportButton';
export { VisibilityBadge, type Visibility } from './VisibilityBadge';
export { COMMUNITY_KEY, useCommunityChange, type ContentKind, type Reason } from './queries';
export { useCommunityLive, type Change } from './use-live';
export * from './paths';
export { texts as communityTexts } from './texts';
