export { BrokenPage } from './BrokenPage';
export { Frame } from './Frame';
export { Guard } from './Guard';
export { SiteContext, useHasRoute } from './navigation';
export { SectionLayout } from './SectionLayout';
