import { lazy, Suspense } from 'react';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { EmailPanel } from './EmailPanel';
import { PasswordPanel } from './PasswordPanel';
import { SessionsPanel } from './SessionsPanel';
import { texts } from './texts';
import { TwoFactorPanel } from './TwoFactorPanel';

/** The last part of a long page, with a table. */
const LogPanel = lazy(() => import('./LogPanel'));

export default function SecurityPage() {
  const t = useTexts(texts);
  const { user } = useSession();
  if (!user) return null;
  return (
    <Page lead={t.securityLead}>
      <TwoFactorPanel user={user} />
      <PasswordPanel user={user} />
      <EmailPanel user={user} />
      <SessionsPanel />
      <Suspense fallback={<LoadingState rows={5} />}>
        <LogPanel />
      </Suspense>
    </Page>
  );
}
