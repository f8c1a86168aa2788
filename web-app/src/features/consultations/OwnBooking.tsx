import { Alert, Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../shared/api';
import { confirm } from '../../shared/feedback';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, ErrorState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { BookingFacts } from './BookingFacts';
import { Move } from './Move';
import { cancelOwn, useBooking, useRefresh, type Booking } from './queries';
import { texts } from './texts';

/** The booking that a mail's link is about. */
export default function OwnBooking({ token, onLeave }: { token: string; onLeave: () => void }) {
  const t = useTexts(texts);
  const booking = useBooking(token);
  const code = booking.error instanceof ApiError ? booking.error.code : undefined;
  const isGone = code === 'not_found';
  return (
    <Page title={t.own}>
      {isGone || code === 'link_invalid' || code === 'invalid_request' ? (
        <EmptyState title={isGone ? t.gone : t.badLink} action={<Button onClick={onLeave}>{t.bookNew}</Button>}>
          {!isGone && t.badLinkBody}
        </EmptyState>
      ) : (
        <Loaded query={booking}>{(found) => <Changes token={token} booking={found} onLeave={onLeave} />}</Loaded>
      )}
    </Page>
  );
}

interface ChangesProps {
  token: string;
  booking: Booking;
  onLeave: () => void;
}

function Changes({ token, booking, onLeave }: ChangesProps) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const [isMoving, setMoving] = useState(false);
  const [done, setDone] = useState<string>();
  const cancelling = useMutation({
    mutationFn: () => cancelOwn(token),
    onSuccess: () => setDone(t.cancelledOwn),
    onSettled: refresh,
  });
  const [openedAt] = useState(() => Date.now());
  const isCancelled = booking.status === 'cancelled';
  const isOver = Date.parse(booking.start ?? '') <= openedAt;
  const ask = async () => {
    const question = { title: t.cancelOwnTitle, body: t.cancelOwnBody, confirm: t.cancelOwn, cancel: t.keep, danger: true };
    if (await confirm(question)) cancelling.mutate();
  };
  const moved = async () => {
    await refresh();
    setMoving(false);
    setDone(t.moved);
  };
  const state = isCancelled ? t.isCancelled : isOver ? t.isOver : undefined;
  return (
    <>
      {(done ?? state) && (
        <Alert role="status" variant="outline">
          {done ?? state}
        </Alert>
      )}
      {cancelling.error && <ErrorState error={cancelling.error} />}
      <Panel title={booking.topic ?? t.own}>
        <BookingFacts booking={booking} />
      </Panel>
      {isMoving && <Move token={token} booking={booking} onMoved={moved} onClose={() => setMoving(false)} />}
      {isCancelled || isOver ? (
        <Button w="fit-content" onClick={onLeave}>
          {t.bookNew}
        </Button>
      ) : (
        !isMoving && (
          <Group>
            <Button onClick={() => setMoving(true)}>{t.move}</Button>
            <Button variant="default" loading={cancelling.isPending} onClick={() => void ask()}>
              {t.cancelOwn}
            </Button>
          </Group>
        )
      )}
    </>
  );
}
