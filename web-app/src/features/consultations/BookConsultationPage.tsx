import { useMailedToken } from '../../shared/mailed-token';
import { Booking } from './Booking';
import { OwnBooking } from './OwnBooking';

/** Books, or, opened by the link of a mail, moves and cancels. */
export default function BookConsultationPage() {
  const { token, forget } = useMailedToken();
  return token ? <OwnBooking token={token} onLeave={forget} /> : <Booking />;
}
