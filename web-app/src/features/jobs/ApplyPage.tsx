import { lazy, Suspense } from 'react';
import { useMailedToken } from '../../shared/mailed-token';
import { LoadingState } from '../../shared/state';
import { OpenJobs } from './OpenJobs';

/** Only for those whom a mail has led here. */
const OwnApplicationPanel = lazy(() => import('./OwnApplicationPanel'));

/** Applies, or, opened by the link of a mail, deletes the application. */
export default function ApplyPage() {
  const { token, forget } = useMailedToken();
  if (!token) return <OpenJobs />;
  return (
    <Suspense fallback={<LoadingState height={400} />}>
      <OwnApplicationPanel token={token} onLeave={forget} />
    </Suspense>
  );
}
