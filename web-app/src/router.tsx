import { Outlet, type RouteObject } from 'react-router';
import { features } from './features';
import { texts as notFound } from './features/not-found/texts';
import { BrokenPage, Frame, Guard, SectionLayout } from './shared/frame';
import type { AppRoute, RouteHandle } from './shared/route';
import { LoadingState } from './shared/state';

export const routes = features.flatMap((feature) => feature.routes);
export const navigation = features.flatMap((feature) => feature.navigation ?? []);

function toRouteObject({ path, title, access, load, section }: AppRoute): RouteObject {
  return {
    path,
    handle: { title } satisfies RouteHandle,
    lazy: async () => {
      const { default: Component } = await load();
      const page = <Component />;
      return {
        element: <Guard access={access}>{section ? <SectionLayout section={section}>{page}</SectionLayout> : page}</Guard>,
      };
    },
    errorElement: <BrokenPage />,
  };
}

export const routeObjects: RouteObject[] = [
  {
    element: (
      <Frame>
        <Outlet />
      </Frame>
    ),
    // Until the first page's chunk is there.
    hydrateFallbackElement: (
      <Frame>
        <LoadingState height={500} />
      </Frame>
    ),
    children: [
      ...routes.map(toRouteObject),
      {
        path: '*',
        handle: { title: (language) => notFound(language).title } satisfies RouteHandle,
        lazy: async () => ({ Component: (await import('./features/not-found/NotFoundPage')).default }),
        errorElement: <BrokenPage />,
      },
    ],
  },
];
