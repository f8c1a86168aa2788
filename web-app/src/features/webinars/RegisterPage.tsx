import { useMailedToken } from '../../shared/mailed-token';
import { OwnRegistration } from './OwnRegistration';
import { Upcoming } from './Upcoming';

/** Registers, or, opened by the link of a mail, gives the seat up. */
export default function RegisterPage() {
  const { token, forget } = useMailedToken();
  return token ? <OwnRegistration token={token} onLeave={forget} /> : <Upcoming />;
}
