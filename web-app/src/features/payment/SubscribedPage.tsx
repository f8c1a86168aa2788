import { useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { readWanted } from './order';
import { Purchased } from './Purchased';

/** After a purchase with the card that is kept. */
export default function SubscribedPage() {
  const wanted = readWanted(useSearchParams()[0]);
  return (
    <Page width="narrow">
      <Purchased wanted={wanted} />
    </Page>
  );
}
