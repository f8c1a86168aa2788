import { useMailedToken } from '../../shared/mailed-token';
import { OpenJobs } from './OpenJobs';
import { OwnApplicationPage } from './OwnApplicationPage';

/** Applies, or, opened by the link of a mail, deletes the application. */
export default function ApplyPage() {
  const { token, forget } = useMailedToken();
  return token ? <OwnApplicationPage token={token} onLeave={forget} /> : <OpenJobs />;
}
