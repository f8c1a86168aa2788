import { ActionIcon, Box, Button, Group, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session';
import { useTexts } from '../texts';
import { useHasRoute } from './navigation';
import { texts } from './texts';

/** Visitors do without it. */
const SignedInMenu = lazy(() => import('./SignedInMenu'));
const Bell = lazy(() => import('../notifications/Bell'));

export function AccountMenu() {
  const { user } = useSession();
  const room = <Skeleton circle height={36} />;
  if (user === undefined) return room;
  if (user === null) return <SignedOut />;
  return (
    <>
      <Suspense fallback={<ActionIcon variant="subtle" size="lg" loading aria-hidden />}>
        <Bell />
      </Suspense>
      <Suspense fallback={room}>
        <SignedInMenu user={user} />
      </Suspense>
    </>
  );
}

function SignedOut() {
  const t = useTexts(texts);
  const hasRoute = useHasRoute();
  const { pathname } = useLocation();
  const next = pathname.startsWith('/auth') ? '' : `?next=${encodeURIComponent(pathname)}`;
  return (
    <Group gap="xs" wrap="nowrap">
      {hasRoute('/auth/login') && (
        <Button component={Link} to={`/auth/login${next}`} variant="subtle" size="sm">
          {t.signIn}
        </Button>
      )}
      {hasRoute('/auth/signup') && (
        <Box visibleFrom="xs">
          <Button component={Link} to="/auth/signup" size="sm">
            {t.signUp}
          </Button>
        </Box>
      )}
    </Group>
  );
}
