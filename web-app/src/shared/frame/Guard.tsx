import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Page } from '../page';
import type { Access } from '../route';
import { useSession } from '../session';
import { ErrorState, LoadingState } from '../state';
import { useTexts } from '../texts';
import { texts } from './texts';

/**
 * Shows a page to those who may see it. The others stay at its address, so that a load is one page
 * view, and they are where they wanted to be once they have signed in.
 */
export function Guard({ access, children }: { access: Access; children: ReactNode }) {
  const t = useTexts(texts);
  const { user, isAdmin, isSupport, isModerator, query } = useSession();
  const { pathname, search } = useLocation();
  if (access === 'public') return children;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (user === undefined) return <LoadingState height={400} />;
  if (user === null) {
    const login = `/auth/login?next=${encodeURIComponent(pathname + search)}`;
    return (
      <Page title={t.signInTitle} lead={t.signInBody} width="narrow">
        <Button component={Link} to={login} w="fit-content">
          {t.signIn}
        </Button>
      </Page>
    );
  }
  const others = { admin: [isAdmin, t.adminTitle], support: [isSupport, t.supportTitle], moderator: [isModerator, t.moderatorTitle] } as const;
  if (access !== 'user' && !others[access][0]) {
    return (
      <Page title={others[access][1]} width="narrow">
        {t.adminBody}
      </Page>
    );
  }
  return children;
}
