import { Card } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Page } from '../../shared/page';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { MY_TICKETS } from './paths';
import { texts } from './texts';

const TicketForm = lazy(() => import('./TicketForm'));

export default function CreateTicketPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.createLead} back={{ to: MY_TICKETS, label: t.allMine }}>
      <Card>
        <Suspense fallback={<LoadingState height={560} />}>
          <TicketForm />
        </Suspense>
      </Card>
    </Page>
  );
}
