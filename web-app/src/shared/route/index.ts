import type { ComponentType } from 'react';
import { useMatches } from 'react-router';
import { useLanguage, type Language } from '../texts';

export type Access = 'public' | 'user' | 'support' | 'moderator' | 'admin';

type Title = (language: Language) => string;

export interface AppRoute {
  /** As in the platform's map, with `:name` for a part that varies. */
  path: string;
  /** In the tab and the record of the page view, and the heading of a page that has no other. */
  title: Title;
  access: Access;
  /** The page's own chunk. */
  load: () => Promise<{ default: ComponentType }>;
  /** An address that exists, for the tests that open every page; needed with a `:name`. */
  example?: string;
  /** The menu at the side of the page. */
  section?: Section;
}

export type Section = 'dashboard' | 'support' | 'moderation' | 'admin';

/** A link in one of the frame's menus. */
export interface NavigationItem {
  path: string;
  place: 'header' | 'footer' | 'account' | Section;
  label: (language: Language) => string;
  /** Lower is first. */
  order: number;
}

export interface Feature {
  routes: readonly AppRoute[];
  navigation?: readonly NavigationItem[];
}

/** What React Router keeps of a route. */
export interface RouteHandle {
  title: Title;
}

/** The title of the route that is open; known before the page's own chunk is there. */
export function useRouteTitle(): string | undefined {
  const language = useLanguage();
  const handle = useMatches().at(-1)?.handle as RouteHandle | undefined;
  return handle?.title(language);
}
