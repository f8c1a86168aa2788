package com.onelastai.support.webinar;

import com.onelastai.support.calendar.ReminderTimes;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Gives free seats to those who wait longest. Any number of requests and instances may do so at
 * once: the unique index lets one of them have a seat, and a registration changes once.
 */
@Service
class Seats {

  private final RegistrationDocuments registrations;
  private final WebinarMails mails;
  private final Clock clock;

  Seats(RegistrationDocuments registrations, WebinarMails mails, Clock clock) {
    this.registrations = registrations;
    this.mails = mails;
    this.clock = clock;
  }

  /** Returns once no seat is free or nobody waits. */
  void fill(Webinar webinar) {
    while (webinar.isOpen(clock.instant())) {
      List<Integer> free = free(webinar);
      Optional<Registration> first =
          free.isEmpty() ? Optional.empty() : registrations.firstWaiting(webinar.id());
      if (first.isEmpty()) {
        return;
      }
      // Not always the lowest: others who fill seats at the same time would all try that one.
      seat(webinar, first.get(), free.get(ThreadLocalRandom.current().nextInt(free.size())));
    }
  }

  /**
   * The numbers of the seats that may be taken. Where the capacity was lowered, those who had a
   * seat keep it, and each seat beyond the capacity keeps one of the others free.
   */
  private List<Integer> free(Webinar webinar) {
    Set<Integer> taken = new HashSet<>(registrations.seats(webinar.id()));
    List<Integer> free =
        IntStream.range(0, webinar.capacity())
            .filter(seat -> !taken.contains(seat))
            .boxed()
            .toList();
    int beyond = (int) taken.stream().filter(seat -> seat >= webinar.capacity()).count();
    return free.subList(0, Math.max(0, free.size() - beyond));
  }

  private void seat(Webinar webinar, Registration waiting, int number) {
    Registration seated =
        RegistrationBuilder.builder(waiting)
            .status(RegistrationStatus.REGISTERED)
            .seat(Registration.seat(webinar.id(), number))
            .told(webinar.revision())
            .sequence(waiting.sequence() + 1)
            .nextReminder(ReminderTimes.next(webinar.start(), clock.instant()))
            .build();
    try {
      registrations.change(waiting, seated, mails.seat(webinar, seated));
    } catch (DuplicateKeyException taken) {
      // Somebody else filled this seat at the same time; another may be free.
    }
  }
}
