import { Facts } from '../../shared/facts';
import { useFormat } from '../../shared/format';
import { ownZone, zoneName } from '../../shared/local-time';
import { useTexts } from '../../shared/texts';
import type { Booking } from './queries';
import { texts } from './texts';

/** What is booked, on the clock that it was booked by. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const t = useTexts(texts);
  const { consultant, topic, start = '', status, timezone = ownZone() } = booking;
  const { day, zonedClock } = useFormat(timezone);
  return (
    <Facts
      facts={[
        [t.consultant, consultant],
        [t.subject, topic],
        [t.day, day(start)],
        [t.time, `${zonedClock(start)} · ${zoneName(timezone)}`],
        [t.status, status && t.statuses[status]],
      ]}
    />
  );
}
