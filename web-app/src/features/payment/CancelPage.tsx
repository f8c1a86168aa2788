import { Button, Group } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** After leaving the page of Stripe without a payment. */
export default function CancelPage() {
  const t = useTexts(texts);
  const [search] = useSearchParams();
  const isOrder = search.has('plan') || search.has('agent');
  return (
    <Page lead={t.cancelLead} width="narrow">
      <Group>
        {isOrder && (
          <Button component={Link} to={`/payment?${search}`}>
            {t.backToOrder}
          </Button>
        )}
        <Button component={Link} to="/pricing" variant={isOrder ? 'default' : 'filled'}>
          {t.seePlans}
        </Button>
      </Group>
    </Page>
  );
}
