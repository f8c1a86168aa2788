import { createContext, useContext } from 'react';
import type { Access, AppRoute, NavigationItem } from '../route';

/** The application's routes and menus, as the frame shows them. */
export interface Site {
  routes: readonly AppRoute[];
  navigation: readonly NavigationItem[];
}

export const SiteContext = createContext<Site>({ routes: [], navigation: [] });

export function useNavigation(place: NavigationItem['place']): NavigationItem[] {
  return useContext(SiteContext)
    .navigation.filter((item) => item.place === place)
    .sort((one, other) => one.order - other.order);
}

/** Whether there is such a page yet: a link to none is not shown. */
export function useHasRoute(): (path: string) => boolean {
  const { routes } = useContext(SiteContext);
  return (path) => routes.some((route) => route.path === path);
}

/** Who may see a page. */
export function useAccess(): (path: string) => Access | undefined {
  const { routes } = useContext(SiteContext);
  return (path) => routes.find((route) => route.path === path)?.access;
}
