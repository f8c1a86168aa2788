import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy } from 'react';
import { Link, useLocation } from 'react-router';
import { OnDemand } from '../dialog';
import { useSession } from '../session';
import { useTexts } from '../texts';
import { loginPath } from './paths';
import type { ContentKind } from './queries';
import { texts } from './texts';

const ReportDialog = lazy(() => import('./ReportDialog'));

export interface ReportProps {
  kind: ContentKind;
  id: string;
}

export function ReportButton({ kind, id }: ReportProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { pathname, search } = useLocation();
  const [isOpen, dialog] = useDisclosure(false);
  if (!user) {
    return (
      <Button component={Link} to={loginPath(pathname + search)} variant="subtle" size="compact-sm">
        {t.report}
      </Button>
    );
  }
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={dialog.open}>
        {t.report}
      </Button>
      <OnDemand isWanted={isOpen}>
        <ReportDialog kind={kind} id={id} isOpen={isOpen} onClose={dialog.close} />
      </OnDemand>
    </>
  );
}
