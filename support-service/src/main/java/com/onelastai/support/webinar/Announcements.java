package com.onelastai.support.webinar;

import com.onelastai.support.calendar.ReminderTimes;
import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.stereotype.Service;

/** Tells people of changes, each once: what was told is noted in the write that queues the mail. */
@Service
class Announcements {

  private static final int BATCH = 100;

  private final RegistrationDocuments registrations;
  private final WebinarMails mails;
  private final WebinarProperties properties;
  private final Clock clock;

  Announcements(
      RegistrationDocuments registrations,
      WebinarMails mails,
      WebinarProperties properties,
      Clock clock) {
    this.registrations = registrations;
    this.mails = mails;
    this.properties = properties;
    this.clock = clock;
  }

  /** Tells those who wait that they do. */
  void waiting(Webinar webinar) {
    all(
        limit -> registrations.unannounced(webinar.id(), limit),
        one -> {
          Registration told = next(one).announced(true).build();
          return registrations.change(
              one, told, mails.waiting(webinar, told, registrations.place(one)));
        });
  }

  /** Tells everybody of the latest change, or that the webinar was cancelled. */
  void change(Webinar webinar) {
    all(
        limit -> registrations.untold(webinar, limit),
        one ->
            webinar.status() == WebinarStatus.CANCELLED
                ? cancel(webinar, one)
                : change(webinar, one));
  }

  private boolean change(Webinar webinar, Registration one) {
    Registration told =
        next(one)
            .told(webinar.revision())
            .nextReminder(one.isIn() ? ReminderTimes.next(webinar.start(), clock.instant()) : null)
            .expiresAt(webinar.end().plus(properties.retention()))
            .build();
    return registrations.change(one, told, mails.changed(webinar, told));
  }

  private boolean cancel(Webinar webinar, Registration one) {
    Registration told = next(one).told(webinar.revision()).nextReminder(null).build();
    return registrations.change(one, told, mails.cancelled(webinar, told));
  }

  private static RegistrationBuilder next(Registration one) {
    return RegistrationBuilder.builder(one).sequence(one.sequence() + 1);
  }

  private interface Telling {

    /** False if somebody else changed it meanwhile, and it is found again if it is to be told. */
    boolean tell(Registration one);
  }

  private static void all(IntFunction<List<Registration>> untold, Telling telling) {
    List<Registration> page = untold.apply(BATCH);
    while (!page.isEmpty()) {
      page.forEach(telling::tell);
      page = untold.apply(BATCH);
    }
  }
}
