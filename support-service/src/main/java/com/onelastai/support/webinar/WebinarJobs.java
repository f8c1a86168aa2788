package com.onelastai.support.webinar;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.support.calendar.ReminderTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reminds people, and finishes what an instance left when it died. */
@Service
class WebinarJobs {

  private static final Logger log = LoggerFactory.getLogger(WebinarJobs.class);
  private static final int BATCH = 500;
  private static final Duration AFTERWARDS = Duration.ofDays(1);

  private final Webinars webinars;
  private final RegistrationDocuments registrations;
  private final Seats seats;
  private final Announcements announcements;
  private final WebinarMails mails;
  private final Clock clock;

  WebinarJobs(
      Webinars webinars,
      RegistrationDocuments registrations,
      Seats seats,
      Announcements announcements,
      WebinarMails mails,
      Clock clock) {
    this.webinars = webinars;
    this.registrations = registrations;
    this.seats = seats;
    this.announcements = announcements;
    this.mails = mails;
    this.clock = clock;
  }

  @ClusterJob(name = "webinar-sweep", every = "${onelastai.webinar.check-every}")
  void sweep() {
    for (Webinar webinar : webinars.endingAfter(clock.instant().minus(AFTERWARDS))) {
      announcements.change(webinar);
      if (webinar.isOpen(clock.instant())) {
        seats.fill(webinar);
        announcements.waiting(webinar);
      }
    }
  }

  @ClusterJob(name = "webinar-reminders", every = "${onelastai.reminders.check-every}")
  void remind() {
    Map<String, Webinar> known = new HashMap<>();
    for (Registration due : registrations.withDueReminders(clock.instant(), BATCH)) {
      try {
        remind(known.computeIfAbsent(due.webinarId(), webinars::require), due);
      } catch (RuntimeException failure) {
        log.error("The reminder of registration {} is tried again", due.id(), failure);
      }
    }
  }

  /** Several that were missed are one mail; after the start there is none. */
  private void remind(Webinar webinar, Registration due) {
    Instant now = clock.instant();
    Registration reminded =
        RegistrationBuilder.builder(due)
            .nextReminder(ReminderTimes.next(webinar.start(), now))
            .build();
    if (webinar.isOpen(now)) {
      registrations.change(due, reminded, mails.reminder(webinar, due));
    } else {
      registrations.change(due, reminded);
    }
  }
}
