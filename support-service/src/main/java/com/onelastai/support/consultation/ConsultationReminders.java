package com.onelastai.support.consultation;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.support.calendar.ReminderTimes;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reminds visitors of their consultations. */
@Service
class ConsultationReminders {

  private static final Logger log = LoggerFactory.getLogger(ConsultationReminders.class);
  private static final int BATCH = 500;

  private final ConsultationDocuments documents;
  private final ConsultationMails mails;
  private final Clock clock;

  ConsultationReminders(ConsultationDocuments documents, ConsultationMails mails, Clock clock) {
    this.documents = documents;
    this.mails = mails;
    this.clock = clock;
  }

  @ClusterJob(name = "consultation-reminders", every = "${onelastai.reminders.check-every}")
  void send() {
    for (Consultation due : documents.withDueReminders(clock.instant(), BATCH)) {
      try {
        remind(due);
      } catch (RuntimeException failure) {
        log.error("The reminder of consultation {} is tried again", due.id(), failure);
      }
    }
  }

  /** Several that were missed are one mail; after the start there is none. */
  private void remind(Consultation due) {
    Instant now = clock.instant();
    Consultation reminded =
        ConsultationBuilder.builder(due).nextReminder(ReminderTimes.next(due.start(), now)).build();
    if (due.start().isAfter(now)) {
      documents.reminded(due, reminded, mails.reminder(due));
    } else {
      documents.reminded(due, reminded);
    }
  }
}
