import { Anchor, Box, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useRouteTitle } from '../route';

const PRODUCT = 'OneLastAI';

const inTab = (title: string): string => (title === PRODUCT ? PRODUCT : `${title} · ${PRODUCT}`);

/** The page's title in the tab, the history and the record of the page view. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = inTab(title);
  }, [title]);
}

/** Shows the route's title until the page has one of its own. */
export function useRouteTitleInTab(): void {
  const title = useRouteTitle();
  // Runs before the effects of the page.
  useLayoutEffect(() => {
    if (title) document.title = inTab(title);
  }, [title]);
}

/** Where readers of a screen go on after a navigation; the first page begins at its top. */
let isFirstPage = true;

export interface PageProps {
  /** Absent, the route's. */
  title?: string | undefined;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `full` leaves the width to the page. */
  width?: 'narrow' | 'normal' | 'wide' | 'full';
  /** The page above this one, linked to above the title. */
  back?: { to: string; label: string };
  children: ReactNode;
}

const WIDTHS = { narrow: 520, normal: 960, wide: 1320, full: '100%' } as const;

/** Every page: its title, its heading, its width. */
export function Page({ title, lead, actions, width = 'normal', back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const ofRoute = useRouteTitle();
  const shown = title || ofRoute;
  usePageTitle(shown);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <Container size={WIDTHS[width]} py={{ base: 'lg', sm: 'xl' }} w="100%">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start" gap="md">
          <Box flex={1} miw={{ base: '100%', xs: 0 }}>
            {back && (
              <Anchor component={Link} to={back.to} size="sm">
                {back.label}
              </Anchor>
            )}
            <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
              {shown}
            </Title>
            {lead && (
              <Text c="dimmed" size="lg" mt={6} maw={680}>
                {lead}
              </Text>
            )}
          </Box>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Container>
  );
}
