package com.onelastai.support.consultation;

import com.onelastai.events.DomainEvent;
import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.support.calendar.Appointment;
import com.onelastai.support.calendar.CalendarFiles;
import com.onelastai.support.mail.MailPart;
import com.onelastai.support.mail.MailPart.Fact;
import com.onelastai.support.mail.MailPart.Link;
import com.onelastai.support.mail.MailPart.Paragraph;
import com.onelastai.support.mail.MailPart.SignedLink;
import com.onelastai.support.mail.MailQueued;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What visitors and consultants are told about consultations: each on their own clock, visitors in
 * their language.
 */
@Component
class ConsultationMails {

  /** Of the links with which a visitor changes a booking. */
  static final String PURPOSE = "consultation";

  private static final String PAGE = "/support/book-consultation";
  private static final String TEAM_LANGUAGE = "en";

  private final MailLanguages languages;
  private final CalendarFiles calendar;

  ConsultationMails(MailLanguages languages, CalendarFiles calendar) {
    this.languages = languages;
    this.calendar = calendar;
  }

  /** What has happened to a booking, as keys of texts name it. */
  enum Change {
    BOOKED("booked"),
    MOVED("moved"),
    CANCELLED("cancelled");

    private final String key;

    Change(String key) {
      this.key = key;
    }
  }

  /** The mails about a change: one to the visitor, and one to a consultant with an address. */
  DomainEvent[] about(Change change, Consultation booking, Consultant consultant) {
    List<DomainEvent> mails = new ArrayList<>();
    MailLanguage language = languages.of(booking.language());
    MailPart link =
        change == Change.CANCELLED
            ? new Link(language.text("consultation.again"), PAGE)
            : changeLink(language, booking);
    mails.add(
        withFile(
            change,
            toVisitor(change.key, booking, link),
            appointment(
                booking,
                language.text("consultation.summary", booking.consultantName()),
                new Appointment.Guest(booking.name(), booking.email()))));
    if (consultant.email() != null) {
      mails.add(toConsultant(change, booking, consultant, consultant.email()));
    }
    return mails.toArray(DomainEvent[]::new);
  }

  MailQueued reminder(Consultation booking) {
    MailLanguage language = languages.of(booking.language());
    return toVisitor("reminder", booking, changeLink(language, booking));
  }

  private MailQueued toVisitor(String kind, Consultation booking, MailPart link) {
    MailLanguage language = languages.of(booking.language());
    String key = "consultation." + kind;
    return MailQueued.to(
        booking.id(),
        booking.email(),
        language,
        language.text(key + ".subject", booking.consultantName()),
        new Paragraph(language.text("consultation.hello", booking.name())),
        new Paragraph(language.text(key + ".what", booking.consultantName())),
        new Fact(language.text("consultation.when"), language.time(booking.localStart())),
        new Fact(language.text("consultation.topic"), booking.topic()),
        link);
  }

  private MailQueued toConsultant(
      Change change, Consultation booking, Consultant consultant, String address) {
    MailLanguage language = languages.of(TEAM_LANGUAGE);
    String summary = language.text("consultation.summary", booking.name());
    MailQueued mail =
        MailQueued.to(
            booking.id(),
            address,
            language,
            language.text("consultation.team." + change.key, booking.name()),
            new Fact(
                language.text("consultation.when"),
                language.time(booking.start().atZone(consultant.zone()))),
            new Fact(language.text("consultation.visitor"), booking.email()),
            new Fact(language.text("consultation.topic"), booking.topic()),
            new Paragraph(Objects.requireNonNullElse(booking.notes(), "")));
    Appointment.Guest guest = new Appointment.Guest(consultant.name(), address);
    return withFile(change, mail, appointment(booking, summary, guest));
  }

  private MailQueued withFile(Change change, MailQueued mail, Appointment appointment) {
    return change == Change.CANCELLED
        ? mail.calendar(CalendarFiles.CANCEL, calendar.cancel(appointment))
        : mail.calendar(CalendarFiles.REQUEST, calendar.request(appointment));
  }

  private static SignedLink changeLink(MailLanguage language, Consultation booking) {
    return new SignedLink(language.text("consultation.change"), PAGE, PURPOSE, booking.id());
  }

  private static Appointment appointment(
      Consultation booking, String summary, Appointment.Guest guest) {
    return new Appointment(
        booking.id() + "@onelastai",
        booking.sequence(),
        booking.start(),
        booking.end(),
        summary,
        booking.topic(),
        guest);
  }
}
