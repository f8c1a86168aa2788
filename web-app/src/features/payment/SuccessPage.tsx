import { useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { readWanted } from './order';
import { Purchased } from './Purchased';

/** After the page of Stripe, which has taken the payment before we know of it. */
export default function SuccessPage() {
  const wanted = readWanted(useSearchParams()[0]);
  return (
    <Page width="narrow">
      <Purchased wanted={wanted} />
    </Page>
  );
}
