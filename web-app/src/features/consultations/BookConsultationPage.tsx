import { lazy, Suspense } from 'react';
import { useMailedToken } from '../../shared/mailed-token';
import { LoadingState } from '../../shared/state';
import { Booking } from './Booking';

/** Only for those whom a mail has led here. */
const OwnBooking = lazy(() => import('./OwnBooking'));

/** Books, or, opened by the link of a mail, moves and cancels. */
export default function BookConsultationPage() {
  const { token, forget } = useMailedToken();
  if (!token) return <Booking />;
  return (
    <Suspense fallback={<LoadingState height={400} />}>
      <OwnBooking token={token} onLeave={forget} />
    </Suspense>
  );
}
