import { Button, Card, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { BookingFacts } from './BookingFacts';
import { useConsultants, type Booking as Booked } from './queries';
import { texts } from './texts';

const BookingForm = lazy(() => import('./BookingForm'));

export function Booking() {
  const t = useTexts(texts);
  const [booked, setBooked] = useState<Booked>();
  return (
    <Page lead={t.lead}>
      {booked ? <Result booking={booked} onAnother={() => setBooked(undefined)} /> : <Open onBooked={setBooked} />}
    </Page>
  );
}

function Open({ onBooked }: { onBooked: (booking: Booked) => void }) {
  const t = useTexts(texts);
  const { user, query } = useSession();
  const loading = <LoadingState height={560} />;
  return (
    <Loaded query={useConsultants()} loading={loading}>
      {(consultants) => {
        if (consultants.length === 0)
          return (
            <EmptyState
              title={t.noConsultants}
              action={
                <Button component={Link} to="/contact">
                  {t.contact}
                </Button>
              }
            >
              {t.noConsultantsBody}
            </EmptyState>
          );
        if (user === undefined && !query.error) return loading;
        return (
          <Suspense fallback={loading}>
            <BookingForm consultants={consultants} name={user?.name ?? ''} email={user?.email ?? ''} onBooked={onBooked} />
          </Suspense>
        );
      }}
    </Loaded>
  );
}

function Result({ booking, onAnother }: { booking: Booked; onAnother: () => void }) {
  const t = useTexts(texts);
  return (
    <Stack role="status">
      <EmptyState title={t.booked} action={<Button onClick={onAnother}>{t.another}</Button>}>
        {t.bookedBody}
      </EmptyState>
      <Card>
        <BookingFacts booking={booking} />
      </Card>
    </Stack>
  );
}
